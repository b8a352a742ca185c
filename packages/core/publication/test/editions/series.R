# Shares, intervals and changes of editions, from the tables that each one published: no code of Vigie. Wilson by prop.test
# without correction, widened by noise on each side (Zou and Donner 2008); the newest edition against the inverse-variance
# mean of the earlier ones, with binomial variances at the pooled share.
folders <- commandArgs(trailingOnly = TRUE)
z <- qnorm(.975)

edition <- function(folder, table, dimension) {
  rows <- read.csv(file.path(folder, paste0(table, ".csv")), colClasses = "character", check.names = FALSE)
  rows <- rows[rows$universe == "rsa" & rows$share != "", ]
  count <- as.numeric(rows$count)
  error <- as.numeric(rows$count_error)
  base <- sum(count)
  share <- count / base
  noise <- (error^2 * (1 - 2 * share) + share^2 * sum(error^2)) / base^2
  bounds <- t(sapply(count, function(own) prop.test(own, base, correct = FALSE)$conf.int))
  data.frame(
    code = rows[[dimension]], share = share, base = base, noise = noise,
    lower = share - sqrt((share - bounds[, 1])^2 + z^2 * noise),
    upper = share + sqrt((bounds[, 2] - share)^2 + z^2 * noise)
  )
}

for (pair in list(c("groups", "group"), c("homes", "housing"), c("mobile", "mobile_app"))) {
  editions <- lapply(folders, edition, table = pair[1], dimension = pair[2])
  for (code in editions[[1]]$code) {
    of <- do.call(rbind, lapply(editions, function(own) own[own$code == code, ]))
    n <- nrow(of)
    earlier <- seq_len(n - 1)
    pooled <- weighted.mean(of$share[earlier], of$base[earlier])
    variance <- of$noise + pooled * (1 - pooled) / of$base
    mean <- weighted.mean(of$share[earlier], 1 / variance[earlier])
    p <- 2 * pnorm(-abs(of$share[n] - mean) / sqrt(variance[n] + 1 / sum(1 / variance[earlier])))
    numbers <- c(rbind(of$share, of$lower, of$upper), mean, p)
    cat(pair[1], code, sprintf("%.15g", numbers), "\n")
  }
}
