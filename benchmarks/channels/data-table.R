# The same work in data.table, from CSV: what a statistician who knows R would write.
suppressMessages(library(data.table))
paths <- commandArgs(trailingOnly = TRUE)
attributes_ <- c("age_band", "sex", "birth_group", "nationality_group", "household", "activity", "commune", "housing")
channels <- c("online_request", "online_declaration", "message", "email", "kiosk", "chat", "remote",
              "desk", "appointment", "visit", "post", "form", "phone")

units <- fread(paths[1])
contacts <- fread(paths[2], colClasses = list(IDate = "date"))
contacts[, known := id %in% units$id]
from <- as.IDate("2022-07-01")
to <- as.IDate("2022-12-31")
contacts[, inside := !is.na(date) & date >= from & date <= to]
contacts[, routine := channel == "online_declaration" & motive == "quarterly"]
aside <- contacts[, c(sum(is.na(date)), sum(!is.na(date) & !known), sum(!is.na(date) & known & !inside),
                      sum(known & inside & routine))]

kept <- unique(contacts[known & inside & !routine, .(id, bit = 2^(match(channel, channels) - 1))])
used <- kept[, .(bits = sum(bit)), by = id]
routine <- unique(contacts[known & inside & routine, .(id, is_routine = TRUE)])
units <- routine[used[units, on = "id"], on = "id"]
units[is.na(bits), bits := 0]
units[, `:=`(digital = bits %% 128 > 0, elsewhere = bits >= 128)]
units[, group := fcase(digital & elsewhere, "mixed", digital, "digital", elsewhere, "direct",
                       !is.na(is_routine), "routine_only", default = "none")]

rows <- length(aside)
for (name in attributes_) rows <- rows + nrow(cube(units, .N, by = c("group", name)))
for (pair in combn(attributes_, 2, simplify = FALSE)) rows <- rows + nrow(cube(units, .N, by = pair))
cat(rows, "\n")
