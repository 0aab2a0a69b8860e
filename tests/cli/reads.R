# Rscript reads.R FOLDER: reads the tables of a probabilistic run as README shows, checks what BCEA's bcea(e, c) and dampack's
# make_psa_obj() ask of them, and computes again, by R's own means, what the program says of the same draws: chance of being
# the best, expected loss and EVPI at every threshold, ICERs of the means, and EVPPI by a generalised additive model (mgcv).
suppressPackageStartupMessages(library(mgcv))
folder <- commandArgs(trailingOnly = TRUE)[1]
table <- function(name) read.csv(file.path(folder, name))
same <- function(found, wanted, what, tolerance = 1e-9) {
  off <- abs(found - wanted) > tolerance * pmax(1, abs(wanted))
  i <- which(is.na(off) | off)[1]
  if (!is.na(i)) stop(what, ": ", format(found[i], digits = 17), ", not ", format(wanted[i], digits = 17))
}

e <- table("e.csv"); c <- table("c.csv"); parameters <- table("parameters.csv")
stopifnot(is.matrix(as.matrix(e)), is.double(as.matrix(e)), is.double(as.matrix(c)), all(dim(e) == dim(c)), ncol(e) >= 2,
          !anyNA(e), !anyNA(c), nrow(parameters) == nrow(e), all(sapply(parameters, is.numeric)), names(e) == names(c),
          make.names(names(e), unique = TRUE) == names(e), make.names(names(parameters), unique = TRUE) == names(parameters))

thresholds <- table("thresholds.csv")
for (perspective in unique(thresholds$perspective)) {
  cost <- if (perspective == "society") c else table(paste0("c_", perspective, ".csv"))
  own <- thresholds[thresholds$perspective == perspective, ]
  for (k in unique(own$threshold)) {
    benefit <- as.matrix(k * e - cost)
    most <- do.call(pmax, as.data.frame(benefit))
    best <- max.col(benefit, ties.method = "first")
    rows <- own[own$threshold == k, ]
    same(rows$probability_best, tabulate(best, ncol(e)) / nrow(e), paste("chance at", k))
    same(rows$expected_loss, mean(most) - unname(colMeans(benefit)), paste("expected loss at", k), 1e-7)
    same(rows$evpi, rep(mean(most) - max(colMeans(benefit)), ncol(e)), paste("EVPI at", k), 1e-7)
  }
}

expected <- table("expected.csv")
for (i in which(!is.na(expected$icer) & expected$perspective == "society")) {
  of <- expected$strategy[i]; against <- expected$icer_against[i]
  same(expected$icer[i], mean(c[[of]] - c[[against]]) / mean(e[[of]] - e[[against]]), paste("ICER of", of), 1e-7)
}

# Two regressions of the same draws: within twice the stated error, or a hundredth of the EVPI where both find next to nothing.
# Only at the threshold where the decision misses most: there the parameters matter.
decisions <- table("decisions.csv")
decisions <- decisions[decisions$decider == "society", ]
most <- decisions[which.max(decisions$evpi), ]
worth <- table("information.csv")
worth <- worth[which(worth$decider == "society" & worth$kind == "evppi" & worth$threshold == most$threshold &
                      worth$name %in% names(parameters)), ]
for (i in seq_len(nrow(worth))) {
  benefit <- as.matrix(worth$threshold[i] * e - c)
  x <- parameters[[worth$name[i]]]
  fitted <- apply(benefit - benefit[, 1], 2, function(y) if (diff(range(y)) == 0) y else fitted(gam(y ~ s(x))))
  by_gam <- mean(do.call(pmax, as.data.frame(fitted))) - max(colMeans(fitted))
  if (abs(worth$value[i] - by_gam) > 2 * worth$error[i] + most$evpi / 100)
    stop("EVPPI of ", worth$name[i], " at ", worth$threshold[i], ": ", worth$value[i], " +- ", worth$error[i], ", by mgcv ", by_gam)
}
cat("read", nrow(e), "draws; EVPPI of", length(unique(worth$name)), "parameters at", most$threshold, "\n")
