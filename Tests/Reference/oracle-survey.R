# Scores, covariances, intervals and design effects of a made-up survey, with R survey.
# Reads oracle-survey.csv (24 firms in two strata; `first` = 1 keeps one unit for each firm; blank = missing; q4 is not asked of unit C),
# oracle-frame.csv (eligible rows of the frame by cell, in both designs, and the forms listed for firms that answered one) and
# oracle-editions.csv (two editions with the same firms). All data are synthetic.
# Run: Rscript oracle-survey.R > oracle-survey.printed.csv
suppressMessages(library(survey))
all <- read.csv("oracle-survey.csv"); frame <- read.csv("oracle-frame.csv")
all$cell <- paste(all$unit, all$stratum); frame$cell <- paste(frame$unit, frame$stratum)
units <- c("A", "B", "C"); items <- c("q1", "q2", "q3", "q4")
cat("part,quantity,row,column,value\n")
show <- function(part, quantity, row, column, value)
  cat(sprintf("%s,%s,%s,%s,%.17g\n", part, quantity, row, column, value), sep = "")
matrix_rows <- function(part, quantity, V) for (i in units) for (j in units) show(part, quantity, i, j, V[i, j])

# T (weight 40) = q1 1, q2 1; S (weight 60) = q3 2, q4 1; 1..5 to 0..100; a missing child reweighted: slopes of the index in each item mean
zeroed <- function(d) {
  for (u in units) for (q in items) if (!(u == "C" && q == "q4")) {
    d[[paste0("y", u, q)]] <- ifelse(d$unit == u & !is.na(d[[q]]), d[[q]], 0)
    d[[paste0("d", u, q)]] <- as.numeric(d$unit == u & !is.na(d[[q]]))
  }
  d
}
columns <- function(d) grep("^[yd][ABC]q", names(d), value = TRUE)
totals <- function(des) svytotal(as.formula(paste("~", paste(columns(des$variables), collapse = "+"))), des)
m <- function(u, q) sprintf("(y%s%s/d%s%s)", u, q, u, q)
index <- list(
  A = parse(text = sprintf("5*(%s-1)+5*(%s-1)+10*(%s-1)+5*(%s-1)", m("A","q1"), m("A","q2"), m("A","q3"), m("A","q4")))[[1]],
  B = parse(text = sprintf("5*(%s-1)+5*(%s-1)+10*(%s-1)+5*(%s-1)", m("B","q1"), m("B","q2"), m("B","q3"), m("B","q4")))[[1]],
  C = parse(text = sprintf("5*(%s-1)+5*(%s-1)+15*(%s-1)", m("C","q1"), m("C","q2"), m("C","q3")))[[1]])
geometric <- list(
  A = parse(text = sprintf("(12.5*(%s-1)+12.5*(%s-1))^0.4*(50/3*(%s-1)+25/3*(%s-1))^0.6", m("A","q1"), m("A","q2"), m("A","q3"), m("A","q4")))[[1]],
  B = parse(text = sprintf("(12.5*(%s-1)+12.5*(%s-1))^0.4*(50/3*(%s-1)+25/3*(%s-1))^0.6", m("B","q1"), m("B","q2"), m("B","q3"), m("B","q4")))[[1]],
  C = parse(text = sprintf("(12.5*(%s-1)+12.5*(%s-1))^0.4*(25*(%s-1))^0.6", m("C","q1"), m("C","q2"), m("C","q3")))[[1]])
means <- function(part, st) for (u in units) for (q in items) if (!(u == "C" && q == "q4"))
  show(part, "mean", u, q, coef(st)[paste0("y", u, q)] / coef(st)[paste0("d", u, q)])
logit_t <- function(I, V, df, confidence = 0.95) {
  p <- I / 100; t <- qt(1 - (1 - confidence) / 2, df); 100 * plogis(qlogis(p) + c(-1, 1) * t * sqrt(V) / 100 / (p * (1 - p)))
}
wilson <- function(p, V, df) {
  n <- p * (1 - p) / V; t <- qt(.975, df); (p + t^2/(2*n) + c(-1, 1) * t/(2*n) * sqrt(4*n*p*(1-p) + t^2)) / (1 + t^2/n)
}
interval <- function(part, quantity, row, i) { show(part, quantity, row, "low", i[1]); show(part, quantity, row, "high", i[2]) }

# ---- One unit for each firm: strata are unit x stratum. Cell C in has one response: joined with C out, for weights and variance alike.
d <- all[all$first == 1, ]
join <- function(cell, unit) ifelse(unit == "C", "C", cell)
d$h <- join(d$cell, d$unit)
N <- tapply(frame$N_I, join(frame$cell, frame$unit), sum); n <- table(d$h)
d$Nh <- as.numeric(N[d$h]); d$w <- d$Nh / as.numeric(n[d$h]); d <- zeroed(d)
des <- svydesign(ids = ~firm, strata = ~h, weights = ~w, fpc = ~Nh, data = d)
plain <- svydesign(ids = ~firm, strata = ~h, weights = ~w, data = d)
st <- totals(des); means("one", st)
I <- svycontrast(st, index); V <- vcov(I)
show("one", "index", units, "", coef(I)); matrix_rows("one", "covariance", V)
matrix_rows("one", "covariance-no-fpc", vcov(svycontrast(totals(plain), index)))
df <- sapply(units, function(u) degf(subset(des, unit == u)))
show("one", "df", units, "", df)
for (u in units) {
  show("one", "t", u, "", qt(.975, df[u])); interval("one", "interval", u, logit_t(coef(I)[u], V[u, u], df[u]))
  for (level in c(0.8, 0.99)) interval("one", paste0("interval-", level), u, logit_t(coef(I)[u], V[u, u], df[u], level))
}
delta <- coef(I)["A"] - coef(I)["B"]; se <- sqrt(V["A","A"] + V["B","B"])
welch <- (V["A","A"] + V["B","B"])^2 / (V["A","A"]^2 / df["A"] + V["B","B"]^2 / df["B"])
show("one", "difference", "A", "B", delta); show("one", "difference-se", "A", "B", se); show("one", "difference-df", "A", "B", welch)
interval("one", "difference-interval", "A", delta + c(-1, 1) * qt(.975, welch) * se)
G <- svycontrast(st, geometric); show("one", "geometric", units, "", coef(G)); show("one", "geometric-se", units, "", SE(G))
# Components on their own
component <- function(name, f) { x <- svycontrast(st, f); show("one", paste0("component-", name), units, "", coef(x)); show("one", paste0("component-", name, "-se"), units, "", SE(x)) }
component("T", lapply(setNames(units, units), function(u) parse(text = sprintf("12.5*(%s-1)+12.5*(%s-1)", m(u,"q1"), m(u,"q2")))[[1]]))
component("S", c(lapply(setNames(units[1:2], units[1:2]), function(u) parse(text = sprintf("50/3*(%s-1)+25/3*(%s-1)", m(u,"q3"), m(u,"q4")))[[1]]),
  list(C = parse(text = sprintf("25*(%s-1)", m("C","q3")))[[1]])))
# min-max over the units of this run, q1 q2 q3 with weights 1 1 2, the range held where it was observed
mm <- sapply(c("q1","q2","q3"), function(q) sapply(units, function(u) coef(st)[paste0("y",u,q)] / coef(st)[paste0("d",u,q)]))
lo <- apply(mm, 2, min); hi <- apply(mm, 2, max); wt <- c(.25, .25, .5)
M <- svycontrast(st, lapply(setNames(units, units), function(u)
  parse(text = paste(sprintf("%.17g*(%s-%.17g)", 100 * wt / (hi - lo), m(u, c("q1","q2","q3")), lo), collapse = "+"))[[1]]))
show("one", "min-max", units, "", coef(M)); show("one", "min-max-se", units, "", SE(M))
# All units as one domain, strata still unit x stratum; item means over all answers, q4 over A and B
for (q in items) { des$variables[[paste0("Y", q)]] <- ifelse(is.na(d[[q]]), 0, d[[q]]); des$variables[[paste0("D", q)]] <- as.numeric(!is.na(d[[q]])) }
so <- svytotal(~Yq1+Yq2+Yq3+Yq4+Dq1+Dq2+Dq3+Dq4, des)
O <- svycontrast(so, list(all = quote(5*(Yq1/Dq1-1)+5*(Yq2/Dq2-1)+10*(Yq3/Dq3-1)+5*(Yq4/Dq4-1))))
show("one", "overall", "", "", coef(O)); show("one", "overall-variance", "", "", vcov(O)); show("one", "overall-df", "", "", degf(des))
# Shares and design effects
for (u in units) {
  s <- svymean(~I(as.numeric(q3 >= 4)), subset(des, unit == u)); p <- as.numeric(coef(s)); v <- as.numeric(vcov(s))
  show("one", "share", u, "", p); show("one", "share-variance", u, "", v)
  if (v > 0) interval("one", "share-interval", u, wilson(p, v, df[u]))
  q <- svymean(~q3, subset(des, unit == u), deff = TRUE); r <- svymean(~q3, subset(des, unit == u), deff = "replace")
  show("one", "mean-q3-se", u, "", SE(q)); show("one", "deff", u, "", deff(q)); show("one", "deff-replace", u, "", deff(r))
}
# The joined cell with its own weights, only the strata of the variance joined
d2 <- d; d2$w[d2$cell == "C in"] <- 3; d2$w[d2$cell == "C out"] <- 9 / 4
J <- svycontrast(totals(svydesign(ids = ~firm, strata = ~h, weights = ~w, fpc = ~Nh, data = d2)), index)
show("one", "own-weight", "C", "", coef(J)["C"]); show("one", "own-weight-variance", "C", "", vcov(J)["C","C"])
# The department's own assessment: 6 of 9 officers; respondent groups 70/30; a hard score of 80 with 60/40
officers <- c(4, 5, 4, 4, 5, 3); own <- 25 * (mean(officers) - 1); vo <- 25^2 * var(officers) / 6 * (1 - 6 / 9)
vg <- .7^2 * V["A","A"] + .3^2 * vo
show("one", "groups", "A", "", .7 * coef(I)["A"] + .3 * own); show("one", "groups-variance", "A", "", vg)
show("one", "groups-df", "A", "", vg^2 / ((.7^2 * V["A","A"])^2 / df["A"] + (.3^2 * vo)^2 / 5))
show("one", "soft-hard", "A", "", .6 * coef(I)["A"] + .4 * 80); show("one", "soft-hard-se", "A", "", .6 * sqrt(V["A","A"]))

# ---- Firms rate several units: the firm is the sampling unit, strata are the firms', weights N/n of the cell
e <- all; n2 <- table(e$cell); N2 <- setNames(frame$N_II, frame$cell)
e$w <- N2[e$cell] / as.numeric(n2[e$cell]); e$Nf <- ifelse(e$stratum == "in", 18, 30); e <- zeroed(e)
des2 <- svydesign(ids = ~firm, strata = ~stratum, weights = ~w, fpc = ~Nf, data = e)
plain2 <- svydesign(ids = ~firm, strata = ~stratum, weights = ~w, data = e)
freq <- data.frame(cell = names(N2), Freq = as.numeric(N2))
st2 <- totals(des2); means("several", st2); I2 <- svycontrast(st2, index); show("several", "index", units, "", coef(I2))
df2 <- sapply(units, function(u) degf(subset(des2, unit == u))); show("several", "df", units, "", df2)
matrix_rows("several", "fixed-no-fpc", vcov(svycontrast(totals(plain2), index)))
matrix_rows("several", "fixed", vcov(I2))
matrix_rows("several", "calibrated-no-fpc", vcov(svycontrast(totals(postStratify(plain2, ~cell, freq)), index)))
C2 <- vcov(svycontrast(totals(postStratify(des2, ~cell, freq)), index)); matrix_rows("several", "calibrated", C2)
# Forms of answering firms that stayed empty: a second stage within the cell, on the linearised values
slope <- list(A = c(5,5,10,5), B = c(5,5,10,5), C = c(5,5,15,0)); z <- numeric(nrow(e))
for (u in units) for (k in 1:4) if (slope[[u]][k] > 0) {
  ok <- e$unit == u & !is.na(e[[items[k]]]); x <- e[[items[k]]]
  z[ok] <- z[ok] + slope[[u]][k] * e$w[ok] * (x[ok] - weighted.mean(x[ok], e$w[ok])) / sum(e$w[ok])
}
f <- c("in" = sum(!duplicated(e$firm) & e$stratum == "in") / 18, out = sum(!duplicated(e$firm) & e$stratum == "out") / 30)
second <- sapply(units, function(u) sum(sapply(c("in", "out"), function(s) {
  k <- e$unit == u & e$stratum == s; nc <- sum(k); f[[s]] * (1 - nc / frame$listed_II[frame$unit == u & frame$stratum == s]) * nc * var(z[k])
})))
show("several", "second-stage", units, "", second)
matrix_rows("several", "with-second-stage", C2 + diag(second))
for (u in units) interval("several", "interval", u, logit_t(coef(I2)[u], C2[u, u], df2[u]))
everyone <- function(des) {
  for (q in items) { des$variables[[paste0("Y", q)]] <- ifelse(is.na(e[[q]]), 0, e[[q]]); des$variables[[paste0("D", q)]] <- as.numeric(!is.na(e[[q]])) }
  svycontrast(svytotal(~Yq1+Yq2+Yq3+Yq4+Dq1+Dq2+Dq3+Dq4, des), list(all = quote(5*(Yq1/Dq1-1)+5*(Yq2/Dq2-1)+10*(Yq3/Dq3-1)+5*(Yq4/Dq4-1))))
}
show("several", "overall", "", "", coef(everyone(des2))); show("several", "overall-df", "", "", degf(des2))
show("several", "overall-fixed", "", "", vcov(everyone(des2))); show("several", "overall-calibrated", "", "", vcov(everyone(postStratify(des2, ~cell, freq))))
d12 <- coef(I2)["A"] - coef(I2)["B"]; s12 <- sqrt(C2["A","A"] + C2["B","B"] - 2 * C2["A","B"])
show("several", "difference", "A", "B", d12); show("several", "difference-se", "A", "B", s12)
interval("several", "difference-interval", "A", d12 + c(-1, 1) * qt(.975, min(df2[c("A","B")])) * s12)

# ---- Post-stratified weights: one stratum of 48 firms, start weights by unit, q3
d0 <- all[all$first == 1, ]; d0$w <- c(A = 1.5, B = 2, C = 2.75)[d0$unit]; d0$N <- 48
for (fpc in c(FALSE, TRUE)) {
  des0 <- if (fpc) svydesign(ids = ~firm, weights = ~w, fpc = ~N, data = d0) else svydesign(ids = ~firm, weights = ~w, data = d0)
  tag <- if (fpc) "" else "-no-fpc"
  a <- svymean(~q3, des0); b <- svymean(~q3, postStratify(des0, ~stratum, data.frame(stratum = c("in", "out"), Freq = c(18, 30))))
  show("post", "start", paste0("mean", tag), "", coef(a)); show("post", "start", paste0("se", tag), "", SE(a))
  show("post", "post-stratified", paste0("mean", tag), "", coef(b)); show("post", "post-stratified", paste0("se", tag), "", SE(b))
}

# ---- Raked weights: the same start, margins stratum and size. `calibrate` takes the residual with the weights before raking; rake() equal ones
for (fpc in c(FALSE, TRUE)) {
  des0 <- if (fpc) svydesign(ids = ~firm, weights = ~w, fpc = ~N, data = d0) else svydesign(ids = ~firm, weights = ~w, data = d0)
  tag <- if (fpc) "" else "-no-fpc"
  k <- calibrate(des0, ~stratum + size, c(`(Intercept)` = 48, stratumout = 30, sizesmall = 28), calfun = "raking", epsilon = 1e-14)
  a <- svymean(~q3, k); show("raked", "calibrate", paste0("mean", tag), "", coef(a)); show("raked", "calibrate", paste0("se", tag), "", SE(a))
}
g <- weights(k) / d0$w
for (s in c("in", "out")) for (z in c("small", "large")) show("raked", "factor", s, z, g[d0$stratum == s & d0$size == z][1])
show("raked", "kish-deff", "", "", nrow(d0) * sum(weights(k)^2) / sum(weights(k))^2)

# ---- The whole index under calibrated weights that start at 1, one unit for each firm: strata are still the cells of unit x stratum
one <- d; one$w <- 1; one <- zeroed(one)
plain1 <- svydesign(ids = ~firm, strata = ~h, weights = ~w, fpc = ~Nh, data = one)
freq1 <- aggregate(N_I ~ stratum, frame, sum); names(freq1)[2] <- "Freq"
in_all <- c(`(Intercept)` = 48, stratumout = 30)
by_unit <- tapply(frame$N_I, frame$unit, sum)
designs <- list(
  "post-stratified" = postStratify(plain1, ~stratum, freq1),
  "raked-size" = calibrate(plain1, ~stratum + size, c(in_all, sizesmall = 28), calfun = "raking", epsilon = 1e-14, maxit = 500),
  "raked-unit" = calibrate(plain1, ~unit + stratum, c(`(Intercept)` = 48, unitB = by_unit[["B"]], unitC = by_unit[["C"]], stratumout = 30),
    calfun = "raking", epsilon = 1e-14, maxit = 500))
together <- function(des, e) {
  for (q in items) { des$variables[[paste0("Y", q)]] <- ifelse(is.na(e[[q]]), 0, e[[q]]); des$variables[[paste0("D", q)]] <- as.numeric(!is.na(e[[q]])) }
  svycontrast(svytotal(~Yq1+Yq2+Yq3+Yq4+Dq1+Dq2+Dq3+Dq4, des), list(all = quote(5*(Yq1/Dq1-1)+5*(Yq2/Dq2-1)+10*(Yq3/Dq3-1)+5*(Yq4/Dq4-1))))
}
for (k in names(designs)) {
  x <- svycontrast(totals(designs[[k]]), index); o <- together(designs[[k]], one); w <- weights(designs[[k]])
  show(k, "index", units, "", coef(x)); matrix_rows(k, "covariance", vcov(x)); show(k, "overall", "", "", coef(o)); show(k, "overall-variance", "", "", vcov(o))
  show(k, "kish-deff", "", "", length(w) * sum(w^2) / sum(w)^2); show(k, "smallest", "", "", min(w)); show(k, "largest", "", "", max(w))
}
# Firms rate several units: raked to the forms of each unit and of each stratum, the firm is the sampling unit; forms left empty as above
e1 <- e; e1$w <- 1; units2 <- tapply(frame$N_II, frame$unit, sum); strata2 <- tapply(frame$N_II, frame$stratum, sum)
k2 <- calibrate(svydesign(ids = ~firm, strata = ~stratum, weights = ~w, fpc = ~Nf, data = e1), ~unit + stratum,
  c(`(Intercept)` = sum(units2), unitB = units2[["B"]], unitC = units2[["C"]], stratumout = strata2[["out"]]), calfun = "raking", epsilon = 1e-14, maxit = 500)
e1$w <- weights(k2); x <- svycontrast(totals(k2), index)
second2 <- sapply(units, function(u) {
  z <- numeric(nrow(e1))
  for (k in 1:4) if (slope[[u]][k] > 0) {
    ok <- e1$unit == u & !is.na(e1[[items[k]]]); y <- e1[[items[k]]]
    z[ok] <- z[ok] + slope[[u]][k] * e1$w[ok] * (y[ok] - weighted.mean(y[ok], e1$w[ok])) / sum(e1$w[ok])
  }
  z <- e1$w * resid(lm(z / w ~ unit + stratum, e1))
  sum(sapply(seq_len(nrow(frame)), function(c) {
    k <- e1$cell == frame$cell[c]; nc <- sum(k); f[[frame$stratum[c]]] * (1 - nc / frame$listed_II[c]) * nc * var(z[k])
  }))
})
show("raked-several", "index", units, "", coef(x)); matrix_rows("raked-several", "covariance", vcov(x)); show("raked-several", "second-stage", units, "", second2)
o <- together(k2, e1); show("raked-several", "overall", "", "", coef(o)); show("raked-several", "overall-variance-without-second-stage", "", "", vcov(o))

# ---- Two editions with the same firms, one stratum, weight 1
y <- read.csv("oracle-editions.csv")
both <- rbind(data.frame(firm = y$firm, edition = 1, y = y$y1), data.frame(firm = y$firm, edition = 2, y = y$y2)); both <- both[!is.na(both$y), ]
b <- svyby(~y, ~edition, svydesign(ids = ~firm, weights = ~1, data = both), svymean, covmat = TRUE)
show("editions", "mean", 1:2, "", coef(b)); for (i in 1:2) for (j in 1:2) show("editions", "covariance", i, j, vcov(b)[i, j])
change <- svycontrast(b, c(-1, 1)); show("editions", "change", "", "", coef(change)); show("editions", "change-se", "", "", SE(change))
