# Groups and cohorts against a population that holds them, without them: tables `ages` and `mobile` of the small study, with
# 1 500, 1 900, 1 540 and 60 unknown of all 5 000 households. Base R alone. Rscript against.R > against.json
compared <- function(a, n, c, m) {
  wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
  p <- a / n; q <- c / m
  group <- wilson(a, n); rest <- wilson(c, m)
  # Newcombe (1998), method 10; Katz et al. (1978)
  difference <- c(p - q, (p - q) - sqrt((p - group[1])^2 + (rest[2] - q)^2),
                  (p - q) + sqrt((group[2] - p)^2 + (q - rest[1])^2))
  se <- sqrt(1 / a - 1 / n + 1 / c - 1 / m)
  ratio <- (p / q) * exp(c(0, -1, 1) * qnorm(.975) * se)
  test <- chisq.test(matrix(c(a, c, n - a, m - c), 2), correct = FALSE)
  number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
  sprintf('{ "difference": %s, "ratio": %s, "pValue": %s }', number(difference), number(ratio), number(test$p.value))
}
cat("{\n", paste(c(
  # 60 of 95 in the direct group; 1 540 - 60 of 4 940 - 95 others
  paste('  "direct":', compared(60, 95, 1480, 4845)),
  # 243 of 980 in the cohort; 1 540 - 243 of 4 940 - 980 others
  paste('  "cohort":', compared(243, 980, 1297, 3960)),
  # the same without the 10 of 15 whose group is unknown, on neither side
  paste('  "withUnknown":', compared(60, 95, 1470, 4830)),
  # two populations that share no unit
  paste('  "apart":', compared(60, 95, 400, 1000))
), collapse = ",\n"), "\n}\n", sep = "")
