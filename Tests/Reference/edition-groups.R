# Change of a score between two editions with two respondent groups, with R survey. Reads edition-groups.csv: who rated which unit in which edition
# (made-up answers from 0 to 100; some rate both units, some answer once). Each group is a stratum and has its own people; weight 1, no fpc.
# Shares of the groups: then h, now g. Run: Rscript edition-groups.R > edition-groups.printed.csv
suppressMessages(library(survey))
d <- read.csv("edition-groups.csv"); d$id <- paste(d$group, d$person); d$domain <- paste(d$group, d$unit, d$edition, sep = ".")
design <- svydesign(ids = ~id, strata = ~group, weights = ~1, data = d)
b <- svyby(~y, ~domain, design, svymean, covmat = TRUE)
cat("quantity,unit,value\n")
show <- function(quantity, unit, value) cat(sprintf("%s,%s,%.17g\n", quantity, unit, value))
h <- c(firms = 0.6, staff = 0.4); g <- c(firms = 0.7, staff = 0.3)
change <- function(name, h, g) for (u in c("A", "B")) {
  k <- setNames(rep(0, length(coef(b))), names(coef(b)))
  for (s in names(g)) k[paste(s, u, 2, sep = ".")] <- g[[s]]
  for (s in names(h)) k[paste(s, u, 1, sep = ".")] <- -h[[s]]
  x <- svycontrast(b, unname(k)); show(paste0(name, "-change"), u, coef(x)); show(paste0(name, "-variance"), u, vcov(x))
}
change("both", h, g)
# The staff were not asked then.
change("new", c(firms = 1), g)
# The change of unit A now from unit B then, of people who may have rated both.
k <- setNames(rep(0, length(coef(b))), names(coef(b)))
for (s in names(g)) { k[paste(s, "A", 2, sep = ".")] <- g[[s]]; k[paste(s, "B", 1, sep = ".")] <- -h[[s]] }
x <- svycontrast(b, unname(k)); show("across-change", "AB", coef(x)); show("across-variance", "AB", vcov(x))
for (n in names(coef(b))) show("mean", n, coef(b)[[n]])
for (s in unique(d$group)) show("matched", s, length(intersect(d$person[d$group == s & d$edition == 1], d$person[d$group == s & d$edition == 2])))
