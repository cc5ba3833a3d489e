# Joins the lines "what n m best median" of OpenBLAS (first file) and of Hooke (second) and prints how
# many times as fast Hooke is; of several peer lines with one key the fastest counts.
function peer_of(what) {
  sub(/^rotate/, "combine", what) # OpenBLAS has no product in place
  sub(/^gram-hermitian/, "gram", what)
  sub(/^eigen-third/, "eigen", what) # nor a part of the vectors in zheevd
  return what
}
FILENAME == ARGV[1] {
  key = $1 " " $2 " " $3
  if (!(key in best) || ($3 > 0 ? $4 > best[key] : $4 < best[key])) {
    best[key] = $4
    median[key] = $5
  }
  next
}
FNR == 1 {
  row = "%-20s %5s %6s %9s %9s %9s %9s %7s %7s\n"
  printf row, "", "n", "m", "best", "median", "OB best", "OB median", "faster", "median"
}
{
  key = peer_of($1) " " $2 " " $3
  if (key in best) {
    r = $3 > 0 ? $4 / best[key] : best[key] / $4
    q = $3 > 0 ? $5 / median[key] : median[key] / $5
    printf row, $1, $2, $3, $4, $5, best[key], median[key], sprintf("%.2f", r), sprintf("%.2f", q)
  } else
    printf row, $1, $2, $3, $4, $5, "-", "-", "-", "-"
}
