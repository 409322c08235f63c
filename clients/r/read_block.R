# Reads tables by a block of code of docs/clients.md: read_block.R OUT BLOCK LIBRARY TABLE..., in the folder of a version.
# Writes what python/cells.py writes, with base R alone; text as hexadecimal UTF-8 (kind x), so that nothing depends on quoting.
args <- commandArgs(trailingOnly = TRUE)
out <- file(args[1], open = "wb")
line <- function(...) writeLines(paste0(...), out, useBytes = TRUE)
quoted <- function(text) paste0('"', gsub('(["\\\\])', "\\\\\\1", gsub("[[:cntrl:]]", " ", text)), '"')
hex <- function(text) paste0("x", paste(charToRaw(enc2utf8(text)), collapse = ""))

cells <- function(column) {
  if (is.list(column) && !is.data.frame(column))
    return(vapply(column, function(v) if (is.null(v)) "null" else paste0("[", paste(cells(v), collapse = ","), "]"), ""))
  text <- if (inherits(column, "Date")) paste0("d", format(column, "%Y-%m-%d"))
    else if (inherits(column, "POSIXt")) paste0("t", format(column, "%Y-%m-%dT%H:%M:%S", tz = "UTC"))
    else if (is.logical(column)) paste0("b", tolower(column))
    else if (is.integer(column)) paste0("i", column)
    else if (is.numeric(column)) paste0("f", sprintf("%.17g", column))
    else vapply(as.character(column), hex, "", USE.NAMES = FALSE)
  ifelse(is.na(column), "null", paste0('"', text, '"'))
}

kind <- function(column) {
  if (is.list(column)) "list" else if (all(is.na(column))) NA else if (inherits(column, "Date")) "d"
  else if (is.logical(column)) "b" else if (is.numeric(column)) "f" else "s"
}

tell <- function(name, frame) {
  columns <- lapply(frame, cells)
  rows <- if (nrow(frame) == 0) "" else paste0("[", do.call(paste, c(columns, sep = ",")), "]", collapse = ",")
  types <- vapply(frame, function(c) { k <- kind(c); if (is.na(k)) "null" else quoted(k) }, "")
  line('{"table":', quoted(name), ',"columns":[', paste(quoted(names(frame)), collapse = ","), '],"types":[',
       paste(types, collapse = ","), '],"rows":[', rows, "]}")
}

library_name <- args[3]
version <- if (library_name == "R") paste(R.version$major, R.version$minor, sep = ".") else
  if (requireNamespace(library_name, quietly = TRUE)) as.character(utils::packageVersion(library_name)) else NA
if (is.na(version)) {
  line('{"skipped":', quoted(paste("the R package", library_name, "is not installed")), "}")
} else {
  line('{"client":', quoted(library_name), ',"version":', quoted(version), "}")
  withCallingHandlers({
    source(args[2], encoding = "UTF-8")
    for (table in args[-(1:3)]) tell(table, read(table))
  }, warning = function(w) {
    line('{"warning":', quoted(conditionMessage(w)), "}")
    invokeRestart("muffleWarning")
  })
}
close(out)
