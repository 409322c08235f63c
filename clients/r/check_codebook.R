# Runs the R code that the codebook (README.md of a version) shows: check_codebook.R OUT. What it warns of is a difference.
args <- commandArgs(trailingOnly = TRUE)
out <- file(args[1], open = "wb")
line <- function(...) writeLines(paste0(...), out, useBytes = TRUE)
quoted <- function(text) paste0('"', gsub('(["\\\\])', "\\\\\\1", gsub("[[:cntrl:]]", " ", text)), '"')
line('{"client":"codebook","version":', quoted(paste(R.version$major, R.version$minor, sep = ".")), "}")
lines <- readLines("README.md", encoding = "UTF-8")
open <- which(lines == "```r")
end <- which(lines == "```")
faults <- if (length(open) == 0) "there is no block of R" else character()
for (start in open) {
  code <- lines[(start + 1):(min(end[end > start]) - 1)]
  tryCatch(withCallingHandlers(capture.output(suppressMessages(eval(parse(text = code)))),
                               warning = function(w) stop("warning: ", conditionMessage(w))),
           error = function(e) faults <<- c(faults, conditionMessage(e)))
}
line('{"check":"blocks","cells":0,"faults":[', paste(vapply(faults, quoted, ""), collapse = ","), "]}")
close(out)
