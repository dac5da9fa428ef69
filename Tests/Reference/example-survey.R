# The example survey of Quảng Ninh 2023 (synthetic answers), computed once more with R survey: non-response weights, means, scores, standard
# errors, intervals, satisfaction and response rates.
# Run: Rscript example-survey.R ../../surveys/quang-ninh-2023 > example-survey.printed.csv
# and, with weights raked to the frame's counts of units and of strata: Rscript example-survey.R ../../surveys/quang-ninh-2023 rake > example-survey.raked.csv
suppressMessages(library(survey))
options(survey.lonely.psu = "fail")
folder <- commandArgs(trailingOnly = TRUE)[1]
raked <- identical(commandArgs(trailingOnly = TRUE)[2], "rake")

# The index of weights/cdci-2023.yaml: eight components alike, the questions in each alike.
components <- data.frame(
  id = c("transparency", "service-quality", "time-costs", "fair-treatment", "leadership", "business-support", "law-enforcement", "informal-charges"),
  weight = 1, letter = c("t", "q", "c", "f", "l", "b", "e", "i"), questions = c(4, 4, 4, 3, 4, 4, 4, 3))
questions <- lapply(seq_len(nrow(components)), function(k) paste0(components$letter[k], seq_len(components$questions[k])))
items <- unlist(questions)
scale <- c("Rất không hài lòng" = 1, "Very dissatisfied" = 1, "Không hài lòng" = 2, "Dissatisfied" = 2, "Bình thường" = 3,
  "Neither satisfied nor dissatisfied" = 3, "Hài lòng" = 4, "Satisfied" = 4, "Rất hài lòng" = 5, "Very satisfied" = 5,
  "1" = 1, "2" = 2, "3" = 3, "4" = 4, "5" = 5)
dont_know <- c("Không có ý kiến", "Không biết", "99")
units <- c("mong-cai" = "Móng Cái", "hon-gai" = "cảng Hòn Gai", "cam-pha" = "cảng Cẩm Phả", "cai-lan" = "cảng Cái Lân",
  "van-gia" = "cảng Vạn Gia", "hoanh-mo" = "Hoành Mô", "bac-phong-sinh" = "Bắc Phong Sinh")
unit_names <- c(setNames(names(units), paste("Chi cục Hải quan cửa khẩu", units)), setNames(names(units), paste("HQ", units)))
strata <- c("Trong tỉnh" = "in-province", "Ngoài tỉnh" = "out-of-province")

# ---- Which rows count
read <- function(file) read.csv(file.path(folder, file), colClasses = "character", check.names = FALSE, na.strings = character(), encoding = "UTF-8")
raw <- read("responses.csv"); frame <- read("frame.csv")
raw$line <- seq_len(nrow(raw)) + 1
trim <- function(x) gsub("^[[:space:]]+|[[:space:]]+$", "", x)
raw$unit <- unname(unit_names[trim(raw$unit)]); raw$stratum <- unname(strata[trim(raw$stratum)])
asked <- c(items, "overall")
text <- sapply(asked, function(q) trim(raw[[q]]))
value <- matrix(scale[text], nrow = nrow(raw), dimnames = list(NULL, asked))
answered <- !is.na(value) | text %in% dont_know
share <- rowMeans(answered)
left <- ifelse(is.na(raw$unit), "unknown-unit", ifelse(share == 0, "empty", ifelse(share < 0.5, "break-off", "")))
key <- paste(raw$respondent, raw$unit)
counts <- left == ""
left[counts][duplicated(key[counts], fromLast = TRUE)] <- "duplicate"   # the later row counts
d <- cbind(raw[c("respondent", "unit", "stratum")], value)[left == "", ]
complete <- (share >= 0.8)[left == ""]

cat("quantity,unit,node,value\n")
show <- function(quantity, unit, node, value) cat(sprintf("%s,%s,%s,%.17g\n", quantity, unit, node, value), sep = "")
show("rows-read", "", "", nrow(raw)); show("responses", "", "", nrow(d))
for (reason in sort(unique(left[left != ""]))) show("left-out", "", reason, sum(left == reason))

# ---- Frame, cells, weights: strata are unit x stratum, for every respondent rates one unit
stopifnot(!any(duplicated(d$respondent)), !any(duplicated(paste(frame$respondent, frame$unit))), !any(is.na(d$stratum)))
listed <- match(paste(d$respondent, d$unit), paste(frame$respondent, frame$unit))
stopifnot(!any(is.na(listed)), all(frame$stratum[listed] == d$stratum))
d$cell <- paste(d$unit, d$stratum); frame$cell <- paste(frame$unit, frame$stratum)
N <- table(frame$cell); n <- table(d$cell)
stopifnot(setequal(names(N), names(n)), all(n >= 2), all(n <= N))
d$N <- as.numeric(N[d$cell]); d$w <- d$N / as.numeric(n[d$cell])
design <- function(x) {
  if (!raked) return(svydesign(ids = ~respondent, strata = ~cell, weights = ~w, fpc = ~N, data = x))
  x$one <- 1; x$unit <- factor(x$unit, names(units)); x$stratum <- factor(x$stratum, strata)
  counts <- c(nrow(frame), table(factor(frame$unit, names(units)))[-1], table(factor(frame$stratum, strata))[-1])
  names(counts) <- colnames(model.matrix(~unit + stratum, x))
  calibrate(svydesign(ids = ~respondent, strata = ~cell, weights = ~one, fpc = ~N, data = x), ~unit + stratum, counts,
    calfun = "raking", epsilon = 1e-14, maxit = 500)
}
if (raked) d$w <- weights(design(d))
show("kish-deff", "", "", nrow(d) * sum(d$w^2) / sum(d$w)^2)
show("weight-min", "", "", min(d$w)); show("weight-max", "", "", max(d$w))

# ---- Response rates: a frame entry without a form is a non-contact, all are eligible
rates <- function(unit, frame_rows, rows) {
  show("invited", unit, "", sum(frame_rows)); show("n", unit, "", sum(rows))
  show("RR1", unit, "", sum(rows & complete) / sum(frame_rows)); show("RR2", unit, "", sum(rows) / sum(frame_rows))
}
rates("", rep(TRUE, nrow(frame)), rep(TRUE, nrow(d)))
for (u in names(units)) rates(u, frame$unit == u, d$unit == u)
for (s in strata) { show("invited-stratum", "", s, sum(frame$stratum == s)); show("RR2-stratum", "", s, sum(d$stratum == s) / sum(frame$stratum == s)) }

# ---- Scores of a domain: ratios of zero-filled totals, then the delta method of svycontrast
domain <- function(name, inside) {
  x <- d
  for (q in items) { x[[paste0("Y", q)]] <- ifelse(inside & !is.na(d[[q]]), d[[q]], 0); x[[paste0("D", q)]] <- as.numeric(inside & !is.na(d[[q]])) }
  des <- design(x)
  total <- svytotal(as.formula(paste("~", paste0("Y", items, "+D", items, collapse = "+"))), des)
  score <- function(q) sprintf("25*(Y%s/D%s-1)", q, q)
  component <- function(k) sprintf("(%s)/%d", paste(score(questions[[k]]), collapse = "+"), length(questions[[k]]))
  root <- sprintf("(%s)/%.17g", paste(sprintf("%.17g*%s", components$weight, sapply(seq_len(nrow(components)), component)), collapse = "+"), sum(components$weight))
  texts <- c(CDCI = root, setNames(sapply(seq_len(nrow(components)), component), components$id), setNames(score(items), items))
  nodes <- svycontrast(total, lapply(texts, function(t) parse(text = t)[[1]]))
  value <- coef(nodes); se <- as.numeric(SE(nodes)); names(se) <- names(texts); names(value) <- names(texts)
  below <- c(list(CDCI = items), setNames(questions, components$id), setNames(as.list(items), items))
  for (node in names(texts)) {
    # df of the respondents who answered anything below the node
    t <- qt(.975, degf(subset(des, inside & rowSums(!is.na(d[below[[node]]])) > 0)))
    show("score", name, node, value[node]); show("se", name, node, se[node])
    p <- value[node] / 100
    if (se[node] > 1e-10 && p < 1) {
      i <- 100 * plogis(qlogis(p) + c(-1, 1) * t * se[node] / 100 / (p * (1 - p)))
      show("low", name, node, i[1]); show("high", name, node, i[2])
    }
  }
  for (q in items) { show("mean", name, q, coef(total)[paste0("Y", q)] / coef(total)[paste0("D", q)]); show("answers", name, q, sum(inside & !is.na(d[[q]]))) }
  show("df", name, "", degf(subset(des, inside)))
  # Satisfaction: the two best categories of the overall question
  x$top <- ifelse(inside & !is.na(d$overall), as.numeric(d$overall >= 4), 0); x$asked <- as.numeric(inside & !is.na(d$overall))
  r <- svyratio(~top, ~asked, design(x))
  p <- as.numeric(coef(r)); V <- as.numeric(vcov(r))
  show("satisfaction", name, "", p); show("satisfaction-variance", name, "", V)
  # df of the respondents who answered it
  df <- degf(subset(des, inside & !is.na(d$overall)))
  show("satisfaction-df", name, "", df)
  m <- sum(x$asked); t <- qt(.975, df)
  i <- if (V > 1e-20 && p < 1) {
    k <- p * (1 - p) / V; (p + t^2/(2*k) + c(-1, 1) * t/(2*k) * sqrt(4*k*p*(1-p) + t^2)) / (1 + t^2/k)
  } else c(qbeta(.025, m * p, m * (1 - p) + 1), 1 - if (p > 1 - 1e-12) 0 else qbeta(.025, m * (1 - p), m * p + 1))
  show("satisfaction-low", name, "", i[1]); show("satisfaction-high", name, "", i[2])
}
domain("", rep(TRUE, nrow(d)))
for (u in names(units)) domain(u, d$unit == u)
