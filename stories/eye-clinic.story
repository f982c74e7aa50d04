title: من أول موعد إلى نظر واضح
scenario: سلمى تلاحظ أن والدها لم يعد يقرأ اللافتات ليلاً. تريد موعداً قريباً وشرحاً مفهوماً وسعراً معروفاً قبل العملية.
organisation: عيادة النور للعيون
author: ر. حداد
version: 1.3
created: 2026-05-03
date: 2026-10-28
language: ar
logo: eye
channels: توصية = word_of_mouth, بحث = search, الموقع = website, واتساب = chat, الهاتف = phone, الاستقبال = store, الطبيب = event human, الصيدلية = partner, رسالة نصية = SMS
lanes: emotion = المشاعر, pain points = المشكلات, opportunities = الفرص, metrics = المؤشرات, content = المحتوى

@ سلمى
role: ابنة المريض، 34 سنة
quote: قولوا لي ماذا سيحدث، وسأهتم بالباقي.
goals: أن يقود والدها السيارة من جديد.
needs: شخص واحد تتصل به. ورقة بخط كبير.
frustrations: الانتظار بلا خبر. أسعار مختلفة.
behaviours: تكتب بعد العمل، وتقرر مع الأسرة.
preferred: واتساب, الموقع
picture: scarf,#2E5E8C,#D9A679,#1F3F5F,#E6EEF5

@ يوسف
role: المريض، 66 سنة
quote: أخاف من العملية أكثر مما أقول.
goals: أن يقرأ الجريدة صباحاً.
needs: صوت هادئ ووقت للأسئلة.
frustrations: كلام سريع ومصطلحات.
behaviours: يسأل الطبيب ولا يسأل الإنترنت.
preferred: الطبيب, الهاتف
picture: bald,#8A8A8A,#D6A77C,#35596A,#E3E9E4,glasses,beard

# القلق | awareness | فهم أن ضعف النظر له علاج | شهر
* جار يروي تجربته :: عاد يقرأ بعد أسبوع واحد.
  via توصية
  feels سلمى +1, يوسف +1
  by customer
  owner التسويق
  backed observed, 11 مقابلة, 2026-06-20
  metric 42 %, target 40, was 35 38 41: مرضى جاؤوا بتوصية
* البحث عن عيادة قريبة :: الإعلانات قبل الإجابات.
  via بحث
  feels سلمى -1
  by customer
  owner التسويق
  backed measured, إحصاء البحث, 2026-09-30
  pain 1 لا تظهر الأسعار ولا المواعيد
  opportunity 2/1 التسويق: السعر وأقرب موعد في نتيجة البحث نفسها
  content مقال: متى يحتاج ضعف النظر إلى طبيب؟
# الاختيار | consideration | معرفة السعر والطبيب قبل الزيارة | 5 أيام
* قراءة صفحة العملية :: رسم واحد وخمس جمل واضحة.
  via الموقع
  feels سلمى +1
  by customer
  owner المحتوى
  backed measured, إحصاء الموقع, 2026-09-30
  content دليل: ماذا يحدث يوم العملية
  opportunity 2/1 المحتوى: تسجيل صوتي للصفحة نفسها
* سؤال عبر واتساب :: جواب خلال عشر دقائق، باسم وصورة.
  via واتساب
  feels سلمى +2
  by customer
  owner خدمة المرضى
  moment
  waits 10 دقائق
  backed measured, سجل المحادثات, 2026-09-30
  thought أخيراً شخص يجيب.
  metric 10 دقائق, target 15, was 22 17 12, lower: مدة الرد
# الحجز | purchase | موعد وسعر مكتوبان | يوم واحد
* حجز الموعد الأول :: ثلاث خطوات، ثم اتصال لتأكيد كل شيء مرة أخرى.
  via الموقع
  feels سلمى -1
  by customer
  owner خدمة المرضى
  backed measured, إحصاء الموقع, 2026-09-30
  pain 2 التأكيد بالهاتف يعيد الأسئلة نفسها
  opportunity 3/1 خدمة المرضى: تأكيد برسالة واحدة
  metric 33 %, target 20, was 38 36 34, lower: حجوزات لم تكتمل
* رسالة قبل الموعد بيوم :: الوقت والعنوان وموقف السيارة.
  via رسالة نصية
  feels سلمى +1, يوسف +1
  by organisation
  owner خدمة المرضى
  backed measured, سجل الرسائل, 2026-09-30
  content قائمة: ما تحضره معك إلى الموعد الأول
# الفحص والعملية | use | أن يشعر المريض بالأمان | أسبوعان
* الانتظار في الاستقبال :: ساعة كاملة بلا خبر.
  via الاستقبال
  feels سلمى -2, يوسف -2
  by organisation
  owner الاستقبال
  waits 60 دقيقة
  backed observed, 11 مقابلة, 2026-06-20
  thought هل نسونا؟
  pain 3 لا أحد يقول كم بقي من الوقت
  opportunity 3/2 الاستقبال: شاشة بالدور والوقت المتوقع
* شرح الطبيب :: نموذج للعين، ووقت للأسئلة.
  via الطبيب
  feels سلمى +1, يوسف +2
  by organisation
  owner الأطباء
  moment
  takes 25 دقيقة
  backed observed, 11 مقابلة, 2026-06-20
  thought الآن لم أعد خائفاً.
  content نموذج: نسخة ورقية بخط كبير
* يوم العملية :: عشرون دقيقة، ويد على كتفه.
  via الطبيب
  feels سلمى 0, يوسف +1
  by organisation
  owner الأطباء
  moment
  takes 20 دقيقة
  backed measured, سجل العمليات, 2026-09-30
  metric 98.4 %, target 98, was 97.8 98.1 98.3: عمليات بلا مضاعفات
# المتابعة | retention | نظر يتحسن كل يوم | 6 أسابيع
* صرف القطرات :: ثلاث علب بأسماء متشابهة.
  via الصيدلية
  feels سلمى -1, يوسف -1
  by customer
  owner الصيدلة
  backed observed, 11 مقابلة, 2026-06-20
  pain 2 يسهل الخلط بين القطرات
  opportunity 3/1 الصيدلة: لون لكل علبة وجدول على الثلاجة
* اتصال بعد ثلاثة أيام :: الممرضة تسأل عن الألم والنوم.
  via الهاتف
  feels سلمى +2, يوسف +2
  by organisation
  owner التمريض
  backed measured, سجل المكالمات, 2026-09-30
  metric 91 %, target 95, was 82 86 89: اتصالات في موعدها
  content متابعة: خمسة أسئلة
* قراءة الجريدة بلا نظارة :: يرسل الصورة إلى الأسرة.
  via واتساب
  feels سلمى +2, يوسف +2
  by customer
  owner خدمة المرضى
  backed observed, 11 مقابلة, 2026-06-20
  thought أقرأ حتى السطر الأخير!
# التوصية | advocacy | أن يطمئن مريض آخر | بعد شهرين
* كتابة تقييم :: سؤالان، مع الصوت إن أراد.
  via الموقع
  feels سلمى +1
  by organisation
  owner التسويق
  backed assumption
  content تقييم: طلب برسالة قصيرة
* نصيحة لصديق في المقهى :: «اسأل عن الممرضة هدى».
  via توصية
  feels يوسف +2
  by customer
  owner التسويق
  backed observed, 11 مقابلة, 2026-06-20
  metric 17 لكل 100, target 15, was 12 14 16: مرضى أوصوا بالعيادة
