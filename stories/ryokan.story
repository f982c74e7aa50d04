title: 山の湯宿で過ごす週末
scenario: 美咲さんは母の還暦を祝う一泊二日の旅を探しています。階段の少ない部屋と、母が食べられる夕食を望んでいます。
organisation: 湯宿 山の灯
author: 田中
version: 1.4
created: 2026-04-15
date: 2026-11-01
language: ja
logo: lantern
channels: 口コミ = word_of_mouth, SNS = social, 予約サイト = partner, 公式サイト = website, 電話 = phone, メール = e-mail, 玄関 = store, 客室 = event human, 郵便 = post
lanes: emotion = 気持ち, pain points = 困りごと, opportunities = 改善案, metrics = 指標, content = 案内

@ 美咲さん
role: 会社員、34歳
quote: 母に喜んでほしい
goals: 母がゆっくり休める二日間にする。
needs: 段差の少ない部屋。食べられない物を一度だけ伝えること。
frustrations: 電話がつながらない。総額が最後まで分からない。
behaviours: 通勤電車で写真を見て、夜に決める。
preferred: SNS, 公式サイト
picture: bob,#15110F,#F2D0AE,#562A60,#EBE3F0

@ 和子さん
role: 母、60歳
quote: 坂がきつくないといいわねえ
goals: 娘と一緒に湯につかる。
needs: 大きな字の案内。手すり。
frustrations: 早口の説明。
behaviours: 分からないことは電話で聞く。
preferred: 電話, 客室
picture: bun,#6F6A66,#EFCBA8,#35596A,#DFE9EC,glasses

# 知る | awareness | 母に合う宿があると知る | 2週間
* 友人の写真を見る :: 湯気の向こうに、灯のともる玄関。
  via SNS
  feels 美咲さん +1
  by customer
  owner 広報
  backed observed, 聞き取り10件, 2026-06-10
  metric 27 %, target 25, was 19 22 25: 写真から来た人
  content 特集: 親と行く、段差の少ない宿
* 口コミを読む :: 料理はほめられ、坂道は注意とある。
  via 口コミ
  feels 美咲さん 0, 和子さん -1
  by customer
  owner 広報
  backed observed, 聞き取り10件, 2026-06-10
  pain 1 坂道のことが写真では分からない
  opportunity 2/1 広報: 駅から玄関までの短い動画を載せる
# 選ぶ | consideration | 部屋と食事を安心して決める | 3日
* 部屋を見くらべる :: 段差の数を書く宿は、ここだけ。
  via 公式サイト
  feels 美咲さん +1
  by customer
  owner 予約
  backed measured, 閲覧記録, 2026-09-30
  content 比較: 客室と段差の一覧
* 料理のことを電話で聞く :: 「えびが苦手でも、大丈夫ですよ」
  via 電話
  feels 美咲さん +1, 和子さん +2
  by customer
  owner 予約
  moment
  waits 4分
  backed measured, 通話記録, 2026-09-30
  thought ちゃんと聞いてくれた
  metric 4 分, target 2, was 3 3 4, lower: 電話がつながるまで
# 予約する | purchase | 総額を見て、一度で予約を終える | 10分
* 予約を入れる :: 入湯税と送迎代が、最後に加わる。
  via 予約サイト
  feels 美咲さん -2
  by customer
  owner 予約
  moment
  backed measured, 予約記録, 2026-09-30
  thought 最初からこの金額を見せてほしい
  pain 3 総額が最後の画面まで分からない
  opportunity 3/1 予約: はじめから総額で表示する
  metric 24 %, target 12, was 29 27 25, lower: 途中でやめた予約
* 確認のメールが届く :: 持ち物、電車、そして料理の希望。
  via メール
  feels 美咲さん +1
  by organisation
  owner 予約
  backed measured, 配信記録, 2026-09-30
  content 案内: 旅のしおり
* しおりが郵便で届く :: 大きな字。母はもう三度読んだ。
  via 郵便
  feels 和子さん +2
  by organisation
  owner おかみ
  status planned
  backed assumption
  opportunity 3/1 おかみ: 手書きの言葉を添える
# 泊まる | use | 二人で何もしない時間を楽しむ | 一泊二日
* 玄関で迎えられる :: 名前を呼ばれ、荷物が先に上る。
  via 玄関
  feels 美咲さん +2, 和子さん +1
  by organisation
  owner おかみ
  moment
  backed observed, 聞き取り10件, 2026-06-10
  metric 96 %, target 95, was 88 91 94: 名前で迎えた割合
  content 案内: 館内の歩き方
* 坂道を歩く :: 送迎車は三時の次が五時。
  via 玄関
  feels 和子さん -2
  by customer
  owner 送迎
  waits 50分
  backed observed, 聞き取り10件, 2026-06-10
  pain 3 送迎車の間が二時間あいている
  opportunity 3/2 送迎: 電車に合わせて迎えに行く
* 部屋で夕食をとる :: えびの代わりに、山菜の天ぷら。
  via 客室
  feels 美咲さん +2, 和子さん +2
  by organisation
  owner 料理
  moment
  backed observed, 聞き取り10件, 2026-06-10
  thought 覚えていてくれたのね
* 朝の湯につかる :: 手すりがあるので、二人で入れる。
  via 客室
  feels 美咲さん +1, 和子さん +2
  by customer
  owner おかみ
  backed observed, 聞き取り10件, 2026-06-10
# また来る | retention | 次の季節を楽しみに待つ | 半年
* お礼の葉書を受け取る :: 二人の写真と、紅葉の知らせ。
  via 郵便
  feels 美咲さん +1, 和子さん +2
  by organisation
  owner おかみ
  backed measured, 顧客台帳, 2026-09-30
  metric 31 %, target 35, was 26 28 30: 一年以内の再訪
* 感想を送る :: 質問は二つ。母が書いた。
  via メール
  feels 和子さん +1
  by organisation
  owner 広報
  backed measured, 回答記録, 2026-09-30
  content アンケート: 二つの質問
* 友人に勧める :: 「お母さんと行くなら、ここ」
  via 口コミ
  feels 美咲さん +2
  by customer
  owner 広報
  backed assumption
  metric 9 件, target 10, was 6 7 8: 月ごとの紹介
