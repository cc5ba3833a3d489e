/* Prints energies per volume and first derivatives of four functionals, as libxc has them.
   Columns: name spins n_up n_dn s_uu s_ud s_dd  e  v_up v_dn  e_uu e_ud e_dd  scale
   (spins = 1: n 0 s 0 0 e v 0 e_s 0 0); scale is the largest derivative with respect to s of
   exchange or correlation alone, since the two nearly cancel at small s. Build and run: run.sh */
#include <math.h>
#include <stdio.h>
#include <xc.h>

static const double densities[] = {1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2,
                                   0.05,  0.2,  0.4,  1,    5,    30,   200,  1000};
static const double gradients[] = {0, 1e-3, 0.2, 1, 3, 30}; /* |grad n|/(2 k_F n) */
static const double zetas[] = {0, 0.25, -0.7, 0.999, -0.999, 1, -1};

static void row(const char *name, int spins, int x, int c, double *n, double *s) {
  double scale = 0, e = 0, v[2] = {0, 0}, es[3] = {0, 0, 0};
  int ids[2] = {x, c};
  for (int part = 0; part < 2; part++) {
    xc_func_type f;
    xc_func_init(&f, ids[part], spins);
    xc_func_set_dens_threshold(&f, 1e-30);
    xc_func_set_sigma_threshold(&f, 1e-40);
    double exc, vrho[2], vsigma[3] = {0, 0, 0};
    if (f.info->family == XC_FAMILY_LDA)
      xc_lda_exc_vxc(&f, 1, n, &exc, vrho);
    else
      xc_gga_exc_vxc(&f, 1, n, s, &exc, vrho, vsigma);
    e += exc * (n[0] + (spins == 2 ? n[1] : 0));
    for (int i = 0; i < spins; i++) v[i] += vrho[i];
    for (int i = 0; i < (spins == 2 ? 3 : 1); i++) {
      es[i] += vsigma[i];
      scale = fmax(scale, fabs(vsigma[i]));
    }
    xc_func_end(&f);
  }
  printf("%s %d", name, spins);
  double columns[] = {n[0], n[1], s[0], s[1], s[2], e, v[0], v[1], es[0], es[1], es[2]};
  for (int i = 0; i < 11; i++) printf(" %.17g", columns[i]);
  printf(" %.3g\n", scale);
}

static void functional(const char *name, int x, int c, int gga) {
  for (unsigned i = 0; i < sizeof densities / sizeof *densities; i++)
    for (unsigned j = 0; j < (gga ? sizeof gradients / sizeof *gradients : 1); j++) {
      double n = densities[i];
      double g = 2 * cbrt(3 * M_PI * M_PI * n) * n * gradients[j];
      double n1[2] = {n, 0}, s1[3] = {g * g, 0, 0};
      row(name, 1, x, c, n1, s1);
      for (unsigned k = 0; k < sizeof zetas / sizeof *zetas; k++) {
        double up = (1 + zetas[k]) / 2, dn = (1 - zetas[k]) / 2;
        /* the two gradients 60 degrees apart, the second half as steep for its density */
        double gu = g * up, gd = 0.5 * g * dn;
        double n2[2] = {n * up, n * dn}, s2[3] = {gu * gu, 0.5 * gu * gd, gd * gd};
        row(name, 2, x, c, n2, s2);
      }
    }
}

int main(void) {
  functional("LDA-PZ", XC_LDA_X, XC_LDA_C_PZ, 0);
  functional("LDA-PW92", XC_LDA_X, XC_LDA_C_PW, 0);
  functional("PBE", XC_GGA_X_PBE, XC_GGA_C_PBE, 1);
  functional("PBEsol", XC_GGA_X_PBE_SOL, XC_GGA_C_PBE_SOL, 1);
  return 0;
}
