# Means of thirty questions by unit with their standard errors in a stratified design, by R survey from the same file.
# usage: Rscript peer.R FILE
# Prints the seconds of reading and estimating, without R's own start and the loading of packages.
suppressPackageStartupMessages(library(survey))
file <- commandArgs(trailingOnly = TRUE)[1]
questions <- sprintf("q%02d", 1:30)
start <- Sys.time()
table <- read.csv(file)
answers <- as.matrix(table[questions])
answered <- !is.na(answers) & answers < 99
answers[!answered] <- 0
# Item non-response is no reason to leave a form out: a ratio of totals for each question, as in `svyratio` of zero-filled items.
design <- svydesign(
  ids = ~1, strata = ~ interaction(unit, stratum), weights = ~1,
  data = cbind(table[c("unit", "stratum")], as.data.frame(answers), setNames(as.data.frame(answered * 1), paste0("a", 1:30))))
for (unit in unique(table$unit)) {
  one <- subset(design, design$variables$unit == unit)
  for (place in 1:30) {
    result <- svyratio(as.formula(paste0("~", questions[place])), as.formula(paste0("~a", place)), one)
    stopifnot(is.finite(coef(result)), is.finite(SE(result)))
  }
}
cat(sprintf("%.3f\n", as.numeric(Sys.time() - start, units = "secs")))
