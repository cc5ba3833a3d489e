/* OpenBLAS and its LAPACK on the shapes of DenseRace, one thread; prints "what n m best median"
   in Gflop/s (products) or microseconds (eigenvectors).
   usage: openblas SECONDS NxM... : a product for each N bands and M plane waves, M = 0: eigenvectors */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COLUMN_MAJOR = 102, PLAIN = 111, TRANSPOSED = 112, ADJOINT = 113, MOST = 4000 };

void cblas_zgemm(int order, int ta, int tb, int m, int n, int k, const void *alpha, const void *a,
                 int lda, const void *b, int ldb, const void *beta, void *c, int ldc);
void cblas_dgemm(int order, int ta, int tb, int m, int n, int k, double alpha, const double *a,
                 int lda, const double *b, int ldb, double beta, double *c, int ldc);
void zheevd_(char *jobz, char *uplo, int *n, double *a, int *lda, double *w, double *work,
             int *lwork, double *rwork, int *lrwork, int *iwork, int *liwork, int *info);
void dsyevd_(char *jobz, char *uplo, int *n, double *a, int *lda, double *w, double *work,
             int *lwork, int *iwork, int *liwork, int *info);
void openblas_set_num_threads(int threads);
char *openblas_get_corename(void);

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int ascending(const void *x, const void *y) {
  double d = *(const double *)x - *(const double *)y;
  return (d > 0) - (d < 0);
}

static double *random_block(long count) {
  double *x = malloc(sizeof(double) * (count + 1));
  for (long i = 0; i < count; i++) x[i] = rand() / (double)RAND_MAX - 0.5;
  return x;
}

static void report(const char *what, int n, int m, double *t, int count, double flops) {
  qsort(t, count, sizeof *t, ascending);
  double best = t[0], median = t[count / 2];
  if (flops > 0)
    printf("%s %d %d %.1f %.1f\n", what, n, m, flops / best * 1e-9, flops / median * 1e-9);
  else
    printf("%s %d %d %.0f %.0f\n", what, n, m, best * 1e6, median * 1e6);
}

static void products(double seconds, int n, int m) {
  static const char *names[] = {"combine", "gram", "combine-real", "gram-real"};
  static double t[MOST];
  double one[] = {1, 0}, zero[] = {0, 0};
  double *x = random_block(2L * n * m), *y = random_block(2L * n * m);
  double *c = random_block(2L * n * n);
  for (int kind = 0; kind < 4; kind++) {
    int count = 0;
    for (double start = now(); count < MOST && (count < 5 || now() - start < seconds); count++) {
      double begin = now();
      switch (kind) {
        case 0:
          cblas_zgemm(COLUMN_MAJOR, PLAIN, PLAIN, m, n, n, one, x, m, c, n, zero, y, m);
          break;
        case 1:
          cblas_zgemm(COLUMN_MAJOR, ADJOINT, PLAIN, n, n, m, one, x, m, y, m, zero, c, n);
          break;
        case 2:
          cblas_dgemm(COLUMN_MAJOR, PLAIN, PLAIN, 2 * m, n, n, 1, x, 2 * m, c, n, 0, y, 2 * m);
          break;
        default:
          cblas_dgemm(COLUMN_MAJOR, TRANSPOSED, PLAIN, n, n, 2 * m, 1, x, 2 * m, y, 2 * m, 0, c, n);
      }
      t[count] = now() - begin;
    }
    report(names[kind], n, m, t, count, (kind < 2 ? 8.0 : 4.0) * m * n * n);
  }
  free(x);
  free(y);
  free(c);
}

static void eigenvectors(double seconds, int n) {
  static double t[MOST];
  long square = (long)n * n;
  double *a = random_block(2 * square), *b = random_block(2 * square), *w = random_block(n);
  int lwork = 1 + 6 * n + 2 * n * n, lrwork = 1 + 5 * n + 2 * n * n, liwork = 3 + 5 * n, info;
  double *work = random_block(2L * lwork), *rwork = random_block(lrwork);
  int *iwork = malloc(sizeof(int) * liwork);
  for (int real = 0; real < 2; real++) {
    int count = 0;
    for (double start = now(); count < MOST && (count < 5 || now() - start < seconds); count++) {
      memcpy(b, a, sizeof(double) * (real ? 1 : 2) * square);
      double begin = now();
      if (real)
        dsyevd_("V", "L", &n, b, &n, w, work, &lwork, iwork, &liwork, &info);
      else
        zheevd_("V", "L", &n, b, &n, w, work, &lwork, rwork, &lrwork, iwork, &liwork, &info);
      t[count] = now() - begin;
    }
    report(real ? "eigen-real" : "eigen", n, 0, t, count, 0);
  }
}

int main(int argc, char **argv) {
  openblas_set_num_threads(1);
  fprintf(stderr, "OpenBLAS for %s\n", openblas_get_corename());
  for (int i = 2; i < argc; i++) {
    int n, m;
    if (sscanf(argv[i], "%dx%d", &n, &m) != 2) return 2;
    if (m > 0)
      products(atof(argv[1]), n, m);
    else
      eigenvectors(atof(argv[1]), n);
  }
  return 0;
}
