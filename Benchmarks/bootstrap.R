# The peer of bootstrap.sh: R survey makes bootstrap weights and estimates the 30 means of every unit from them.
# Usage: Rscript bootstrap.R REPLICATES RUNS; prints the median seconds. Made-up answers of the size of the example survey: 780 firms, 30 questions,
# 7 units × 2 strata, half of those invited answering. "subbootstrap" is the rescaling bootstrap with n - 1 draws of Rao and Wu.
suppressMessages(library(survey))
arguments <- as.integer(commandArgs(trailingOnly = TRUE))
replicates <- arguments[1]; runs <- arguments[2]
set.seed(1)
cell <- rep(1:14, length.out = 780)
d <- data.frame(firm = 1:780, unit = (cell + 1) %/% 2, cell = cell, matrix(sample(5, 780 * 30, replace = TRUE), 780, dimnames = list(NULL, paste0("q", 1:30))))
d$N <- 2 * as.vector(table(cell))[cell]; d$w <- 2
items <- as.formula(paste("~", paste0("q", 1:30, collapse = "+")))
seconds <- sapply(seq_len(runs), function(run) system.time({
  design <- as.svrepdesign(svydesign(ids = ~firm, strata = ~cell, weights = ~w, fpc = ~N, data = d), type = "subbootstrap", replicates = replicates)
  means <<- svyby(items, ~unit, design, svymean)
})["elapsed"])
stopifnot(nrow(means) == 7, all(as.matrix(SE(means)) > 0))
cat(median(seconds), "\n")
