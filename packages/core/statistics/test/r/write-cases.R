# Writes a list as JSON beside the script that made it. Run from anywhere: Rscript packages/core/statistics/test/r/<name>.R,
# then npm run format.
suppressPackageStartupMessages(library(jsonlite))

script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))

write_cases <- function(cases) {
  path <- sub("\\.R$", ".json", script)
  writeLines(toJSON(cases, digits = NA, auto_unbox = TRUE, matrix = "rowmajor", na = "null"), path)
}
