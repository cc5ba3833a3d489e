/*
 * The transforms of a plane-wave code on FFTW, the rival of `scripts/bench fft`.
 *
 * Reads lines "KIND N SECONDS" and answers each with the microseconds of every repetition within
 * that time. Kinds: "sticks", one band through the potential on a whole box with only the occupied
 * columns transformed, as Quantum ESPRESSO does; "planes", the same plane by plane, the box never
 * being stored; "dense", a whole box there and back. The sphere has the radius N/4; plans are
 * measured, not counted. Coefficients are complex, interleaved; one thread.
 */
#include <fftw3.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int n, m, sticks, waves, size;
  int *x, *y, *place; /* of sticks; of plane waves in the sticks */
  fftw_complex *c, *out, *column, *box;
  double *v;
  fftw_plan column_out, column_back, y1_out, y2_out, y1_back, y2_back, x_out, x_back;
  fftw_plan dense_out, dense_back;
} Grid;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static fftw_plan lines(Grid *g, int count, int stride, int distance, int sign) {
  return fftw_plan_many_dft(1, &g->n, count, g->box, 0, stride, distance, g->box, 0, stride,
                            distance, sign, FFTW_MEASURE | FFTW_UNALIGNED);
}

static Grid *grid(int n) {
  Grid *g = calloc(1, sizeof *g);
  double limit = n / 4.0 * (n / 4.0);
  int m = (n - 1) / 4;
  g->n = n;
  g->m = m;
  g->size = n * n * n;
  g->x = malloc(sizeof(int) * n * n);
  g->y = malloc(sizeof(int) * n * n);
  g->place = malloc(sizeof(int) * g->size);
  for (int x = -m; x <= m; x++)
    for (int y = -m; y <= m; y++)
      if (x * x + y * y < limit) {
        for (int z = -m; z <= m; z++)
          if (x * x + y * y + z * z < limit) g->place[g->waves++] = g->sticks * n + (z + n) % n;
        g->x[g->sticks] = (x + n) % n;
        g->y[g->sticks++] = (y + n) % n;
      }
  g->c = fftw_malloc(sizeof(fftw_complex) * g->waves);
  g->out = fftw_malloc(sizeof(fftw_complex) * g->waves);
  g->column = fftw_malloc(sizeof(fftw_complex) * g->sticks * n);
  g->box = fftw_malloc(sizeof(fftw_complex) * g->size);
  g->v = fftw_malloc(sizeof(double) * g->size);
  g->column_out = fftw_plan_many_dft(1, &n, g->sticks, g->column, 0, 1, n, g->column, 0, 1, n,
                                     FFTW_BACKWARD, FFTW_MEASURE);
  g->column_back = fftw_plan_many_dft(1, &n, g->sticks, g->column, 0, 1, n, g->column, 0, 1, n,
                                      FFTW_FORWARD, FFTW_MEASURE);
  g->y1_out = lines(g, m + 1, 1, n, FFTW_BACKWARD);
  g->y2_out = m > 0 ? lines(g, m, 1, n, FFTW_BACKWARD) : NULL;
  g->y1_back = lines(g, m + 1, 1, n, FFTW_FORWARD);
  g->y2_back = m > 0 ? lines(g, m, 1, n, FFTW_FORWARD) : NULL;
  g->x_out = lines(g, n, n, 1, FFTW_BACKWARD);
  g->x_back = lines(g, n, n, 1, FFTW_FORWARD);
  g->dense_out = fftw_plan_dft_3d(n, n, n, g->box, g->box, FFTW_BACKWARD, FFTW_MEASURE);
  g->dense_back = fftw_plan_dft_3d(n, n, n, g->box, g->box, FFTW_FORWARD, FFTW_MEASURE);
  for (int i = 0; i < g->waves; i++) {
    g->c[i][0] = cos(i);
    g->c[i][1] = sin(3 * i);
  }
  for (int i = 0; i < g->size; i++) {
    g->v[i] = 1 + 0.3 * cos(i);
    g->box[i][0] = g->box[i][1] = sin(i);
  }
  return g;
}

static void release(Grid *g) {
  fftw_plan plans[] = {g->column_out, g->column_back, g->y1_out,    g->y2_out,    g->y1_back,
                       g->y2_back,    g->x_out,       g->x_back,    g->dense_out, g->dense_back};
  for (size_t i = 0; i < sizeof plans / sizeof *plans; i++)
    if (plans[i]) fftw_destroy_plan(plans[i]);
  free(g->x);
  free(g->y);
  free(g->place);
  fftw_free(g->c);
  fftw_free(g->out);
  fftw_free(g->column);
  fftw_free(g->box);
  fftw_free(g->v);
  free(g);
}

static void plane_out(Grid *g, fftw_complex *p) {
  fftw_execute_dft(g->y1_out, p, p);
  if (g->m) fftw_execute_dft(g->y2_out, p + (g->n - g->m) * g->n, p + (g->n - g->m) * g->n);
  fftw_execute_dft(g->x_out, p, p);
}

static void plane_back(Grid *g, fftw_complex *p) {
  fftw_execute_dft(g->x_back, p, p);
  fftw_execute_dft(g->y1_back, p, p);
  if (g->m) fftw_execute_dft(g->y2_back, p + (g->n - g->m) * g->n, p + (g->n - g->m) * g->n);
}

static void times(fftw_complex *p, const double *v, int count) {
  for (int i = 0; i < count; i++) {
    p[i][0] *= v[i];
    p[i][1] *= v[i];
  }
}

static void columns_out(Grid *g) {
  memset(g->column, 0, sizeof(fftw_complex) * g->sticks * g->n);
  for (int i = 0; i < g->waves; i++) memcpy(g->column[g->place[i]], g->c[i], sizeof *g->c);
  fftw_execute(g->column_out);
}

static void columns_back(Grid *g) {
  double scale = 1.0 / g->size;
  fftw_execute(g->column_back);
  for (int i = 0; i < g->waves; i++) {
    g->out[i][0] = scale * g->column[g->place[i]][0];
    g->out[i][1] = scale * g->column[g->place[i]][1];
  }
}

static void by_sticks(Grid *g) {
  int n = g->n, area = n * n;
  columns_out(g);
  memset(g->box, 0, sizeof(fftw_complex) * g->size);
  for (int s = 0; s < g->sticks; s++)
    for (int z = 0; z < n; z++)
      memcpy(g->box[z * area + g->x[s] * n + g->y[s]], g->column[s * n + z], sizeof *g->c);
  for (int z = 0; z < n; z++) plane_out(g, g->box + z * area);
  times(g->box, g->v, g->size);
  for (int z = 0; z < n; z++) plane_back(g, g->box + z * area);
  for (int s = 0; s < g->sticks; s++)
    for (int z = 0; z < n; z++)
      memcpy(g->column[s * n + z], g->box[z * area + g->x[s] * n + g->y[s]], sizeof *g->c);
  columns_back(g);
}

static void by_planes(Grid *g) {
  int n = g->n, area = n * n;
  fftw_complex *p = g->box;
  columns_out(g);
  for (int z = 0; z < n; z++) {
    memset(p, 0, sizeof(fftw_complex) * area);
    for (int s = 0; s < g->sticks; s++)
      memcpy(p[g->x[s] * n + g->y[s]], g->column[s * n + z], sizeof *p);
    plane_out(g, p);
    times(p, g->v + z * area, area);
    plane_back(g, p);
    for (int s = 0; s < g->sticks; s++)
      memcpy(g->column[s * n + z], p[g->x[s] * n + g->y[s]], sizeof *p);
  }
  columns_back(g);
}

static void dense(Grid *g) {
  fftw_execute(g->dense_out);
  fftw_execute(g->dense_back);
}

int main(void) {
  char kind[16];
  int n;
  double seconds;
  Grid *g = NULL;
  while (scanf("%15s %d %lf", kind, &n, &seconds) == 3) {
    if (!g || g->n != n) {
      if (g) release(g);
      g = grid(n);
    }
    double end = now() + seconds;
    do {
      double start = now();
      if (kind[0] == 's') by_sticks(g);
      else if (kind[0] == 'p') by_planes(g);
      else dense(g);
      printf("%.2f ", 1e6 * (now() - start));
      if (kind[0] == 'd') /* keeps the values finite */
        for (int i = 0; i < g->size; i++) {
          g->box[i][0] /= g->size;
          g->box[i][1] /= g->size;
        }
    } while (now() < end);
    printf("\n");
    fflush(stdout);
  }
  return 0;
}
