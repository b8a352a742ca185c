# The first contacts of a CSV file of `channels` as a SAS table: sas.R CSV SAS7BDAT ROWS
given <- commandArgs(trailingOnly = TRUE)
contacts <- read.csv(given[1], nrows = as.integer(given[3]), na.strings = "")
contacts$date <- as.Date(contacts$date)
suppressWarnings(haven::write_sas(contacts, given[2]))
