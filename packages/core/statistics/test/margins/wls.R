# Weighted least squares in closed form on ten layouts: every pair of views and every public value as a row of the
# constraint matrix, an independent subset of rows by qr, then x = y - S A'(A S A')^-1 (A y - b) and its covariance.
# Base R only. Run from anywhere: Rscript packages/core/statistics/test/margins/wls.R, then npm run format.
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
set.seed(20220107)

communes <- data.frame(commune = sprintf("c%02d", 1:9), ept = c("e1", "e1", "e1", "e1", "e2", "e2", "e2", "e3", "e3"))
codes <- list(
  commune = communes$commune, ept = unique(communes$ept), group = c("digital", "mixed", "direct", "none"),
  age = c("young", "middle", "old"), sex = c("f", "m"), housing = c("owner", "tenant", "other"),
  universe = c("rsa", "rest")
)
table_of <- function(dimensions, variance, without = function(cells) FALSE) {
  cells <- expand.grid(rev(codes[dimensions]), stringsAsFactors = FALSE)
  if ("commune" %in% dimensions) cells$ept <- communes$ept[match(cells$commune, communes$commune)]
  cells <- cells[!rep_len(without(cells), nrow(cells)), , drop = FALSE]
  list(cells = cells, variance = variance)
}
# `known` lets public values of a margin be those of noiseless counts. `of` keeps some cells of some tables.
margin_of <- function(by, tables, known = FALSE, inner = integer(0)) {
  list(by = by, tables = tables, known = known, inner = inner)
}
layouts <- list(
  list(title = "one distribution, counted three times with unequal noise",
    tables = list(table_of("group", 4), table_of("group", 1), table_of("group", 25)),
    margins = list(margin_of("group", 1:3))),
  list(title = "two crossed tables share one dimension",
    tables = list(table_of(c("group", "age"), 9), table_of(c("group", "sex"), 4)),
    margins = list(margin_of("group", 1:2))),
  list(title = "three crossed tables share each dimension with one other",
    tables = list(table_of(c("group", "age"), 9), table_of(c("age", "sex"), 9), table_of(c("group", "sex"), 2)),
    margins = list(margin_of("group", c(1, 3)), margin_of("age", 1:2), margin_of("sex", 2:3))),
  list(title = "a table of three dimensions, and its three margins counted apart, with a margin of one table alone",
    tables = list(table_of(c("group", "age", "sex"), 16), table_of(c("group", "age"), 16),
      table_of(c("age", "sex"), 16), table_of(c("group", "sex"), 3)),
    margins = list(margin_of(c("group", "age"), 1:2), margin_of(c("age", "sex"), c(1, 3)),
      margin_of(c("group", "sex"), c(1, 4)), margin_of("group", 1))),
  list(title = "a public total of one table",
    tables = list(table_of(c("group", "sex"), 5)), margins = list(margin_of(character(0), 1, TRUE))),
  list(title = "public sizes by age and a public total, in three tables",
    tables = list(table_of(c("group", "age"), 9), table_of(c("age", "sex"), 4), table_of("group", 7)),
    margins = list(margin_of("age", 1:2, TRUE), margin_of(character(0), 1:3, TRUE), margin_of("group", c(1, 3)))),
  list(title = "communes in one table, the groups that they form in another",
    tables = list(table_of(c("commune", "sex"), 8), table_of(c("ept", "group"), 8), table_of("commune", 20)),
    margins = list(margin_of("ept", 1:3), margin_of("commune", c(1, 3)), margin_of(character(0), 1:3))),
  list(title = "an inner universe in one table, apart from the rest in another, and everyone in a third",
    tables = list(table_of(c("group", "housing"), 6), table_of(c("universe", "group", "age"), 6), table_of(c("group", "sex"), 12)),
    margins = list(margin_of("group", 1:2, inner = 2), margin_of(character(0), 1:2, inner = 2), margin_of("group", 2:3))),
  list(title = "an inner universe, communes, public sizes of all and of the inner universe",
    tables = list(table_of(c("universe", "ept", "sex"), 10), table_of(c("commune", "housing"), 10), table_of(c("ept", "age"), 2.5)),
    margins = list(margin_of("ept", 1:2), margin_of("ept", c(3, 1), TRUE, inner = 1), margin_of(character(0), 1:2, TRUE))),
  list(title = "tables where some combinations are impossible, nested margins, a rare precision",
    tables = list(
      table_of(c("group", "age", "sex"), 3, function(cells) cells$group == "none" & cells$age == "old"),
      table_of(c("group", "age"), 400, function(cells) cells$group == "none" & cells$age != "young"),
      table_of(c("age", "sex", "housing"), .01), table_of(c("universe", "age"), 30)),
    margins = list(margin_of(c("group", "age"), 1:2), margin_of("age", c(4, 1, 2, 3)), margin_of("group", 1:2),
      margin_of(character(0), 1:4), margin_of(c("age", "sex"), c(3, 1))))
)

solved <- function(layout) {
  sizes <- sapply(layout$tables, function(table) nrow(table$cells))
  starts <- cumsum(c(0, sizes))
  truth <- lapply(sizes, function(size) round(rexp(size, 1 / 60)))
  y <- unlist(Map(function(counts, table) counts + round(rnorm(length(counts), 0, sqrt(table$variance))), truth, layout$tables))
  variance <- rep(sapply(layout$tables, function(table) table$variance), sizes)
  margins <- lapply(layout$margins, function(margin) {
    key <- function(table) {
      cells <- layout$tables[[table]]$cells
      keys <- do.call(paste, c(list(rep("all", nrow(cells))), unname(cells[margin$by])))
      if (table %in% margin$inner) keys[cells$universe != "rsa"] <- NA
      keys
    }
    keys <- lapply(margin$tables, key)
    cells <- sort(unique(unlist(lapply(keys, na.omit))))
    sums <- lapply(seq_along(keys), function(at) {
      rows <- matrix(0, length(cells), sum(sizes))
      inside <- which(!is.na(keys[[at]]))
      rows[cbind(match(keys[[at]][inside], cells), starts[margin$tables[at]] + inside)] <- 1
      rows
    })
    known <- if (margin$known) {
      # The public values of finer and coarser margins add up: they depend on the codes alone.
      sapply(strsplit(cells, " "), function(code) 100 * prod(lengths(codes[setdiff(c("ept", "age"), margin$by)])) / (1 + length(margin$inner)))
    }
    list(cells = cells, keys = keys, sums = sums, known = known, tables = margin$tables)
  })
  a <- matrix(0, 0, sum(sizes)); b <- numeric(0)
  for (margin in margins) {
    if (!is.null(margin$known)) for (sums in margin$sums) { a <- rbind(a, sums); b <- c(b, margin$known) }
    pairs <- if (length(margin$sums) > 1) combn(length(margin$sums), 2) else matrix(0, 2, 0)
    for (pair in seq_len(ncol(pairs))) {
      a <- rbind(a, margin$sums[[pairs[1, pair]]] - margin$sums[[pairs[2, pair]]]); b <- c(b, rep(0, length(margin$cells)))
    }
  }
  decomposed <- qr(t(a), tol = 1e-9)
  independent <- sort(decomposed$pivot[seq_len(decomposed$rank)])
  kept <- a[independent, , drop = FALSE]
  taken <- (variance * t(kept)) %*% solve(kept %*% (variance * t(kept)), diag(nrow(kept)))
  x <- y - taken %*% (kept %*% y - b[independent])
  stopifnot(max(abs(a %*% x - b)) < 1e-6)
  covariance <- diag(variance) - taken %*% (kept * rep(variance, each = nrow(kept)))
  queries <- c(
    lapply(seq_len(sum(sizes)), function(cell) cell),
    unlist(lapply(margins, function(margin) unlist(lapply(margin$sums, function(sums)
      lapply(seq_len(nrow(sums)), function(row) which(sums[row, ] == 1))), recursive = FALSE)), recursive = FALSE),
    lapply(seq_along(sizes), function(table) starts[table] + sort(sample(sizes[table], 1 + sizes[table] %/% 3)))
  )
  queries <- Filter(function(cells) length(cells) > 0, queries)
  list(
    title = layout$title,
    tables = Map(function(table, at) list(variance = table$variance, values = I(y[starts[at] + seq_len(sizes[at])])),
      layout$tables, seq_along(sizes)),
    margins = lapply(margins, function(margin) list(
      size = length(margin$cells), known = if (is.null(margin$known)) NULL else I(margin$known),
      views = Map(function(table, keys) list(table = table - 1, cellOf = I(ifelse(is.na(keys), -1, match(keys, margin$cells) - 1))),
        margin$tables, margin$keys))),
    estimates = lapply(seq_along(sizes), function(at) I(x[starts[at] + seq_len(sizes[at])])),
    sums = lapply(queries, function(cells) {
      table <- findInterval(cells[1] - 1, starts)
      list(table = table - 1, cells = I(cells - starts[table] - 1), variance = sum(covariance[cells, cells]))
    })
  )
}

json <- function(value) {
  if (is.null(value)) return("null")
  if (is.list(value)) {
    items <- vapply(value, json, "")
    if (is.null(names(value))) return(paste0("[", paste(items, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(value), '":', items, collapse = ","), "}"))
  }
  items <- if (is.character(value)) paste0('"', value, '"') else sprintf("%.12g", value)
  if (inherits(value, "AsIs") || length(value) != 1) paste0("[", paste(items, collapse = ","), "]") else items
}
writeLines(json(lapply(layouts, solved)), sub("\\.R$", ".json", script))
