# Baromètre du numérique 2022, not in this repository: online procedures (US_ADMI) by age, diploma, income and
# employment, unweighted, then within sex. Base R alone.
# Rscript barometre.R barometre_2022_inclusion.csv > barometre.json
file <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(file, fileEncoding = "CP1252", check.names = FALSE, na.strings = character())
d <- d[d$US_ADMI %in% c("Oui", "Non"), ]
yes <- d$US_ADMI == "Oui"
sex <- factor(d$SEXE)

recode <- function(column, codes) codes[match(trimws(column), names(codes))]
age <- recode(d$AGE6FUZ, c(
  "12-17 ans" = "a12", "18-24 ans" = "a18", "25-39 ans" = "a25", "40-59 ans" = "a40", "60-69 ans" = "a60",
  "70 ans et plus" = "a70"
))
diploma <- recode(d$DIPL5, c(
  "Non diplômé" = "none", "BEPC" = "bepc", "BAC" = "bac", "Diplômé du supérieur" = "higher"
))
income <- recode(d$REVTOT7, c(
  "Moins de 900 € par mois" = "r0", "De 900 à 1499€ par mois" = "r900", "De 1500 à 2299€ par mois" = "r1500",
  "De 2300 à 3099€ par mois" = "r2300", "De 3100€ à 3999€ par mois" = "r3100", "4000€ et plus par mois" = "r4000"
))
employment <- recode(d$SITUEMP, c(
  "Exerce un emploi" = "job", "Étudiant qui travaille" = "job",
  "Aide un membre de sa famille, sans rémunération" = "job", "Retraité, retiré des affaires" = "retired",
  "Chômeur (ayant déjà travaillé)" = "looking", "Recherche un premier emploi" = "looking",
  "Étudiant ou élève, sans activité professionnelle" = "other", "Reste au foyer sans chercher d'emploi" = "other",
  "Invalide ou malade de longue durée" = "other"
))
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")

association <- function(of, levels, reference) {
  of <- factor(of, levels = levels)
  table <- table(of, factor(yes, levels = c(TRUE, FALSE)))
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  v <- sqrt(unname(test$statistic) / sum(table) / min(dim(table) - 1))
  others <- setdiff(levels, reference)
  of2 <- function(level) {
    x <- table[c(level, reference), ]
    or <- x[1, 1] * x[2, 2] / x[1, 2] / x[2, 1]
    c(or, or * exp(c(-1, 1) * qnorm(.975) * sqrt(sum(1 / x))))
  }
  pooled <- function(level) {
    kept <- of %in% c(level, reference)
    x <- table(factor(of[kept], levels = c(level, reference)), factor(yes[kept], levels = c(TRUE, FALSE)), sex[kept])
    found <- mantelhaen.test(x, correct = FALSE)
    c(unname(found$estimate), found$conf.int, found$p.value)
  }
  lines <- vapply(others, function(level) {
    sprintf('      "%s": { "oddsRatio": %s, "pooled": %s }', level, number(of2(level)), number(pooled(level)))
  }, "")
  sprintf(
    '    "base": %d,\n    "test": %s,\n    "residuals": %s,\n    "levels": {\n%s\n    }',
    sum(table), number(c(test$statistic, test$parameter, test$p.value, v)), number(test$stdres[, 1]),
    paste(lines, collapse = ",\n")
  )
}
found <- c(
  age = association(age, c("a12", "a18", "a25", "a40", "a60", "a70"), "a25"),
  diploma = association(diploma, c("none", "bepc", "bac", "higher"), "higher"),
  income = association(income, c("r0", "r900", "r1500", "r2300", "r3100", "r4000"), "r1500"),
  employment = association(employment, c("job", "retired", "looking", "other"), "job")
)
cat("{\n", paste(sprintf('  "%s": {\n%s\n  }', names(found), found), collapse = ",\n"), "\n}\n", sep = "")
