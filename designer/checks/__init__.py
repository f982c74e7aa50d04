"""What is missing or broken in a map: the catalogue of checks and the checker that keeps gaps current."""
