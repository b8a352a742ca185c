# Baromètre du numérique 2022, not in this repository: odds ratios of online procedures (US_ADMI) by age, diploma,
# income and employment, unweighted, each held equal to sex and to one another by glm. Base R alone.
# Rscript adjusted.R barometre_2022_inclusion.csv > adjusted.json
file <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(file, fileEncoding = "CP1252", check.names = FALSE, na.strings = character())
recode <- function(column, codes) codes[match(trimws(column), names(codes))]
people <- data.frame(
  yes = ifelse(d$US_ADMI %in% c("Oui", "Non"), d$US_ADMI == "Oui", NA),
  sex = recode(d$SEXE, c("Femme" = "woman", "Homme" = "man")),
  age = recode(d$AGE6FUZ, c(
    "12-17 ans" = "a12", "18-24 ans" = "a18", "25-39 ans" = "a25", "40-59 ans" = "a40", "60-69 ans" = "a60",
    "70 ans et plus" = "a70"
  )),
  diploma = recode(d$DIPL5, c(
    "Non diplômé" = "none", "BEPC" = "bepc", "BAC" = "bac", "Diplômé du supérieur" = "higher"
  )),
  income = recode(d$REVTOT7, c(
    "Moins de 900 € par mois" = "r0", "De 900 à 1499€ par mois" = "r900", "De 1500 à 2299€ par mois" = "r1500",
    "De 2300 à 3099€ par mois" = "r2300", "De 3100€ à 3999€ par mois" = "r3100", "4000€ et plus par mois" = "r4000"
  )),
  employment = recode(d$SITUEMP, c(
    "Exerce un emploi" = "job", "Étudiant qui travaille" = "job",
    "Aide un membre de sa famille, sans rémunération" = "job", "Retraité, retiré des affaires" = "retired",
    "Chômeur (ayant déjà travaillé)" = "looking", "Recherche un premier emploi" = "looking",
    "Étudiant ou élève, sans activité professionnelle" = "other", "Reste au foyer sans chercher d'emploi" = "other",
    "Invalide ou malade de longue durée" = "other"
  ))
)
references <- c(sex = "man", age = "a25", diploma = "higher", income = "r1500", employment = "job")
for (name in names(references)) people[[name]] <- relevel(factor(people[[name]]), references[[name]])

number <- function(x) paste0("[", paste(sprintf("%.10g", x), collapse = ", "), "]")
adjusted <- function(of, held) {
  whole <- people[complete.cases(people[c("yes", of, held)]), ]
  model <- glm(reformulate(c(of, held), "yes"), binomial, whole, control = glm.control(epsilon = 1e-12))
  coefficients <- summary(model)$coefficients
  rows <- startsWith(rownames(coefficients), of)
  b <- coefficients[rows, 1]; se <- coefficients[rows, 2]
  levels <- substring(rownames(coefficients)[rows], nchar(of) + 1)
  lines <- sprintf('      "%s": %s', levels, vapply(seq_along(b), function(i) {
    number(c(exp(b[i]), exp(b[i] - qnorm(.975) * se[i]), exp(b[i] + qnorm(.975) * se[i]), coefficients[rows, 4][i]))
  }, ""))
  events <- sum(whole$yes)
  sprintf('    "base": %d,\n    "eventsPerParameter": %.10g,\n    "levels": {\n%s\n    }', nrow(whole),
    min(events, nrow(whole) - events) / (length(coef(model)) - 1), paste(lines, collapse = ",\n"))
}
found <- c(
  age = adjusted("age", c("sex", "income")),
  diploma = adjusted("diploma", c("sex", "age")),
  income = adjusted("income", c("age", "diploma", "employment")),
  employment = adjusted("employment", c("sex", "diploma", "income"))
)
cat("{\n", paste(sprintf('  "%s": {\n%s\n  }', names(found), found), collapse = ",\n"), "\n}\n", sep = "")
