# The same tables in base R, from the same CSV files: what a statistician who has no package would write.
paths <- commandArgs(trailingOnly = TRUE)
french <- length(paths) > 2
attributes_ <- c("age_band", "sex", "birth_group", "nationality_group", "household", "activity", "commune", "housing")
channels <- c("online_request", "online_declaration", "message", "email", "kiosk", "chat", "remote",
              "desk", "appointment", "visit", "post", "form", "phone")
read <- if (french) function(path) read.csv2(path, fileEncoding = "latin1") else read.csv

units <- read(paths[1])
contacts <- read(paths[2])
date <- as.Date(contacts$date, if (french) "%d/%m/%Y" else "%Y-%m-%d")
known <- contacts$id %in% units$id
inside <- !is.na(date) & date >= as.Date("2022-07-01") & date <= as.Date("2022-12-31")
routine <- contacts$channel == "online_declaration" & contacts$motive == (if (french) "trimestrielle" else "quarterly")
aside <- c(sum(is.na(date)), sum(!is.na(date) & !known), sum(!is.na(date) & known & !inside),
           sum(known & inside & routine))

kept <- unique(contacts[known & inside & !routine, c("id", "channel")])
digital <- unique(kept$id[kept$channel %in% channels[1:7]])
elsewhere <- unique(kept$id[!kept$channel %in% channels[1:7]])
only_routine <- unique(contacts$id[known & inside & routine])
units$group <- ifelse(units$id %in% digital & units$id %in% elsewhere, "mixed",
               ifelse(units$id %in% digital, "digital",
               ifelse(units$id %in% elsewhere, "direct",
               ifelse(units$id %in% only_routine, "routine_only", "none"))))

cells <- length(aside)
for (name in attributes_) cells <- cells + length(addmargins(table(units$group, units[[name]])))
for (pair in combn(attributes_, 2, simplify = FALSE))
  cells <- cells + length(addmargins(table(units[[pair[1]]], units[[pair[2]]])))
cat(cells, "\n")
