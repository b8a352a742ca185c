# 60 of 95 known in the group, 183 of 885 in the rest: the table `ages` of the small study. Base R alone.
# Rscript contrast.R > contrast.json
a <- 60; n <- 95; c <- 183; m <- 885
wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
p <- a / n; q <- c / m
group <- wilson(a, n); rest <- wilson(c, m)
# Newcombe (1998), method 10
difference <- c(
  (p - q) - sqrt((p - group[1])^2 + (rest[2] - q)^2),
  (p - q) + sqrt((group[2] - p)^2 + (q - rest[1])^2)
)
# Katz et al. (1978)
se <- sqrt(1 / a - 1 / n + 1 / c - 1 / m)
ratio <- (p / q) * exp(c(-1, 1) * qnorm(.975) * se)
test <- chisq.test(matrix(c(a, c, n - a, m - c), 2), correct = FALSE)
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
cat("{\n")
cat(sprintf('  "share": %s,\n  "difference": %s,\n  "ratio": %s,\n  "pValue": %s\n', number(group),
  number(c(p - q, difference)), number(c(p / q, ratio)), number(test$p.value)))
cat("}\n")
