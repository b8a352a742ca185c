# p.adjust on random families, with ties, zeros and ones.
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "write-cases.R"))
set.seed(20220104)

family <- function() {
  p <- rbeta(sample(1:40, 1), .4, 1.5)
  if (runif(1) < .3) p <- c(p, p[1], 0, 1)
  sample(p)
}
# Benjamini and Hochberg (1995), section 3.
published <- c(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1)

write_cases(lapply(c(list(published), replicate(40, family(), simplify = FALSE)), function(p) {
  list(pValues = I(p), holm = I(p.adjust(p, "holm")), benjaminiHochberg = I(p.adjust(p, "BH")))
}))
