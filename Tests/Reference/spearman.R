# Spearman's rank correlation with two-sided p: all orders of y up to eight pairs, else Student's t as cor.test(exact = FALSE) has it.
# Where nothing is tied it stops unless cor.test's own exact p agrees.
# Run: Rscript spearman.R > spearman.printed.csv
permutations <- function(v) if (length(v) <= 1) matrix(v, 1) else
  do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], permutations(v[-i]))))
cases <- list(
  six = list(x = c(91.2, 89.7, 88.3, 86.5, 84.9, 80.1), y = c(104.5, 98.2, 101.3, 110.8, 96.4, 91.7)),
  `six-tied` = list(x = c(91.2, 89.7, 88.3, 86.5, 84.9, 80.1), y = c(104.5, 98.2, 98.2, 110.8, 96.4, 91.7)),
  three = list(x = c(1, 2, 3), y = c(10, 30, 20)),
  `four-tied-both` = list(x = c(1, 1, 2, 3), y = c(5, 4, 4, 9)),
  `seven-negative` = list(x = c(70, 71, 72, 73, 74, 75, 76), y = c(1.4, 1.1, 1.2, 0.9, 1.0, 0.8, 0.7)),
  eight = list(x = c(95.76, 92.65, 91.1, 90.9, 90.04, 88.5, 84.5, 80), y = c(1.42, 1.36, 1.02, 1.1, 0.98, 1.2, 0.75, 0.8)),
  `eight-tied` = list(x = c(95.76, 92.65, 91.1, 91.1, 90.04, 88.5, 84.5, 84.5), y = c(1, 1, 1, 1.1, 0.98, 0.98, 0.75, 0.8)),
  nine = list(x = 1:9, y = c(2, 1, 4, 3, 6, 5, 9, 8, 7)),
  `twelve-tied` = list(x = c(90, 88, 88, 87, 85, 84, 83, 83, 80, 79, 75, 70), y = c(1.1, 1.3, 0.9, 1.0, 1.0, 1.2, 0.8, 0.85, 0.9, 1.05, 0.7, 0.6)))
cat("case,x,y,rho,extreme,orders,p\n")
for (name in names(cases)) {
  x <- cases[[name]]$x; y <- cases[[name]]$y; n <- length(x)
  rho <- cor(rank(x), rank(y)); extreme <- orders <- ""
  if (n <= 8) {
    # Whole numbers: no rounding error decides.
    d <- 2 * rank(x) - (n + 1); all <- permutations(2 * rank(y) - (n + 1))
    sums <- abs(all %*% d); observed <- abs(sum(d * (2 * rank(y) - (n + 1))))
    extreme <- sum(sums >= observed); orders <- nrow(all); p <- extreme / orders
    if (!anyDuplicated(x) && !anyDuplicated(y))
      stopifnot(abs(cor.test(x, y, method = "spearman", exact = TRUE)$p.value - p) < 1e-12)
  } else p <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE)$p.value)
  cat(sprintf("%s,%s,%s,%.17g,%s,%s,%.17g\n", name, paste(x, collapse = " "), paste(y, collapse = " "), rho, extreme, orders, p))
}
