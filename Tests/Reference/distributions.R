# Distribution functions, quantiles and the incomplete beta function over wide grids, for Tests/InferenceTests/Distributions.
# Run: Rscript distributions.R > distributions.csv
show <- function(name, x, a, b, value) cat(sprintf("%s,%.17g,%.17g,%.17g,%.17g\n", name, x, a, b, value), sep = "")
cat("function,argument,first,second,value\n")

p <- c(1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.001, 0.025, 0.05, 0.1, 0.24, 0.26, 0.4, 0.49, 0.5, 0.6, 0.75, 0.9, 0.975, 0.999, 1 - 1e-6)
z <- c(-37, -30, -20, -10, -7.5, -5, -3.1, -2, -1, -0.5, -0.1, -1e-8, 0, 1e-3, 0.3, 0.7, 1.5, 2.5, 4, 6, 8)
show("pnorm", z, 0, 0, pnorm(z))
show("qnorm", p, 0, 0, qnorm(p))

# From df = 4e5 on pt() is an approximation by the normal distribution, good to 7 digits or so in the tail;
# the same probability comes out right from the beta distribution.
tail <- function(t, df) pbeta(t^2 / (df + t^2), 0.5, df / 2, lower.tail = FALSE) / 2
for (df in c(0.5, 0.75, 1, 1.5, 2, 3, 4.25, 7, 11.2358545409758, 30, 99.5, 350, 1000, 12345.678, 1e5, 250000, 399999)) {
  t <- c(1e-8, 0.01, 0.1, 0.5, 1, 1.7, 2.5, 4, 7, 12, 40, 1000, 1e6)
  v <- pt(-t, df)
  keep <- v > 1e-290
  show("pt", -t[keep], df, 0, v[keep])
  show("pt", t, df, 0, pt(t, df))
}
for (t in c(0.01, 0.5, 1, 2, 4, 7, 12, 25)) show("pt", -t, 1e6, 0, tail(t, 1e6))
for (df in c(0.5, 1, 1.5, 2, 3, 4.25, 7, 11.2358545409758, 30, 99.5, 350, 1000, 12345.678, 1e5)) {
  q <- c(1e-12, 1e-6, 0.0005, 0.005, 0.025, 0.05, 0.1, 0.25, 0.26, 0.4, 0.49, 0.4999, 0.6, 0.9, 0.975)
  show("qt", q, df, 0, qt(q, df))
}

shapes <- c(0.5, 1, 1.5, 3, 12.75, 49, 200.5, 1000, 1e4)
for (a in shapes) for (b in shapes) {
  mean <- a / (a + b); sd <- sqrt(mean * (1 - mean) / (a + b + 1))
  x <- c(mean * c(1e-3, 0.1, 0.5), mean + c(-3, -1, 0, 1, 3) * sd, 1 - (1 - mean) * 0.3)
  x <- signif(x[x > 0 & x < 1], 6)
  v <- pbeta(x, a, b); w <- pbeta(x, a, b, lower.tail = FALSE)
  show("pbeta", x[v > 1e-290], a, b, v[v > 1e-290])
  show("pbeta-upper", x[w > 1e-290], a, b, w[w > 1e-290])
  q <- c(1e-12, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999)
  show("qbeta", q, a, b, qbeta(q, a, b))
}
