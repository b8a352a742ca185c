# Invented households: 20 columns of texts, days, stamps, codes, whole and decimal numbers, as a partner's extract has.
# Arguments: a folder, and a number of rows. Written by haven, whose writer is ReadStat.
suppressMessages(library(haven))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[2])
set.seed(20221231)
pick <- function(values) sample(values, rows, replace = TRUE)
households <- data.frame(
  id = sprintf("%010d", seq_len(rows)),
  birth = as.Date("1930-01-01") + sample.int(30000, rows, TRUE),
  opened = as.Date("2015-01-01") + sample.int(3000, rows, TRUE),
  changed = as.POSIXct("2022-01-01", tz = "UTC") + sample.int(31000000, rows, TRUE),
  sex = pick(c("F", "H")),
  household = pick(sprintf("%02d", 1:12)),
  commune = pick(sprintf("93%03d", 1:79)),
  town = pick(c("Saint-Denis", "Bobigny", "Épinay-sur-Seine", "Le Raincy")),
  channel = pick(c("GUICHET", "TELEPHONE", "COURRIEL", "COMPTE")),
  children = pick(0:6),
  age = pick(18:99),
  rsa = pick(0:1),
  aah = pick(0:1),
  apl = pick(0:1),
  contacts = pick(0:40),
  weight = runif(rows, 0.5, 2),
  income = round(rnorm(rows, 15000, 5000), 2),
  rent = round(runif(rows, 0, 1200), 2),
  quotient = pick(c(NA, 0:1200)),
  duration = runif(rows, 0, 400)
)
suppressWarnings(write_sas(households, file.path(folder, "households.sas7bdat")))
write_xpt(households, file.path(folder, "households.xpt"), version = 8)
write_sav(households, file.path(folder, "households.sav"), compress = "byte")
write_sav(households, file.path(folder, "households.zsav"), compress = "zsav")
