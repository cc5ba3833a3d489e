package org.hooke.kernels.fft;

import static org.hooke.kernels.fft.VectorButterflies.LANES;
import static org.hooke.kernels.fft.VectorButterflies.all;
import static org.hooke.kernels.fft.VectorButterflies.get;
import static org.hooke.kernels.fft.VectorButterflies.put;

import jdk.incubator.vector.DoubleVector;

/**
 * The last stage to space, the product with the potential, and the first stage back, in one pass.
 *
 * <p>Both stages work on the same points p + k m, m = n / radix, because the second plan has the
 * radices of the first in opposite order. One thread.
 */
final class VectorThroughPotential {
  private final VectorColumns out;
  private final VectorColumns back;
  private final int n;
  private final int last; // stage of out
  private final int radix;
  private final double[] twiddles; // of back's first stage

  VectorThroughPotential(VectorColumns out, VectorColumns back) {
    this.out = out;
    this.back = back;
    n = out.plan().n();
    last = out.plan().stages() - 1;
    radix = last < 0 ? 1 : out.plan().radix(last);
    twiddles = last < 0 ? new double[0] : back.plan().doubleTwiddles(0);
  }

  /**
   * @param exchanged in the order in which {@code out} works, real and imaginary parts exchanged
   * @param points the same rows by point
   * @param at place of the lanes' v in row 0 of {@code v}, whose rows are {@code row} apart
   */
  void run(Rows exchanged, Rows points, int lane, double[] v, int at, int row, int lanes) {
    int m = n / radix;
    if (radix < 2 || radix > 5) {
      separately(exchanged, points, lane, v, at, row, lanes);
      return;
    }
    for (int p = 0; p < m; p++) {
      int t = 2 * (radix - 1) * p;
      int from = at + p * row;
      switch (radix) {
        case 2 -> two(points, lane, p, m, v, from, m * row, twiddles, t, lanes);
        case 3 -> three(points, lane, p, m, v, from, m * row, twiddles, t, lanes);
        case 4 -> four(points, lane, p, m, v, from, m * row, twiddles, t, lanes);
        default -> five(points, lane, p, m, v, from, m * row, twiddles, t, lanes);
      }
    }
  }

  private void separately(
      Rows exchanged, Rows points, int lane, double[] v, int at, int row, int lanes) {
    if (last >= 0) {
      out.stage(last, exchanged, lane, exchanged, lane, lanes, false, false);
    }
    for (int j = 0; j < n; j++) {
      multiply(points.re, points.im, points.at[j] + lane, v, at + j * row, lanes);
    }
    if (last >= 0) {
      back.stage(0, points, lane, points, lane, lanes, false, false);
    }
  }

  private static void multiply(double[] re, double[] im, int a, double[] v, int at, int lanes) {
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector factor = get(v, at + i);
      put(get(re, a + i).mul(factor), get(im, a + i).mul(factor), re, im, a + i);
    }
  }

  private static void two(
      Rows x, int lane, int p, int m, double[] v, int at, int row, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    int a = x.at[p] + lane;
    int b = x.at[p + m] + lane;
    DoubleVector wr = all(w[t]);
    DoubleVector wi = all(w[t + 1]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector va = get(v, at + i);
      DoubleVector vb = get(v, at + row + i);
      DoubleVector cr = get(xr, a + i);
      DoubleVector ci = get(xi, a + i);
      DoubleVector dr = get(xr, b + i);
      DoubleVector di = get(xi, b + i);
      DoubleVector ar = cr.add(dr).mul(va);
      DoubleVector ai = ci.add(di).mul(va);
      DoubleVector br = cr.sub(dr).mul(vb);
      DoubleVector bi = ci.sub(di).mul(vb);
      ar.add(br).intoArray(xr, a + i);
      ai.add(bi).intoArray(xi, a + i);
      cr = ar.sub(br);
      ci = ai.sub(bi);
      cr.mul(wr).sub(ci.mul(wi)).intoArray(xr, b + i);
      cr.fma(wi, ci.mul(wr)).intoArray(xi, b + i);
    }
  }

  private static void three(
      Rows x, int lane, int p, int m, double[] v, int at, int row, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    int a = x.at[p] + lane;
    int b = x.at[p + m] + lane;
    int c = x.at[p + 2 * m] + lane;
    DoubleVector ur = DoubleVector.broadcast(LANES, w[t]);
    DoubleVector ui = DoubleVector.broadcast(LANES, w[t + 1]);
    DoubleVector wr = DoubleVector.broadcast(LANES, w[t + 2]);
    DoubleVector wi = DoubleVector.broadcast(LANES, w[t + 3]);
    DoubleVector half = DoubleVector.broadcast(LANES, -0.5);
    DoubleVector sin = DoubleVector.broadcast(LANES, ColumnPlan.SIN3);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, a + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, a + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, b + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, b + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, c + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, c + i);
      DoubleVector sr = br.add(cr);
      DoubleVector si = bi.add(ci);
      DoubleVector dr = br.sub(cr).mul(sin);
      DoubleVector di = bi.sub(ci).mul(sin);
      DoubleVector mr = sr.fma(half, ar);
      DoubleVector mi = si.fma(half, ai);
      DoubleVector va = DoubleVector.fromArray(LANES, v, at + i);
      DoubleVector vb = DoubleVector.fromArray(LANES, v, at + row + i);
      DoubleVector vc = DoubleVector.fromArray(LANES, v, at + 2 * row + i);
      ar = ar.add(sr).mul(va);
      ai = ai.add(si).mul(va);
      br = mr.sub(di).mul(vb);
      bi = mi.add(dr).mul(vb);
      cr = mr.add(di).mul(vc);
      ci = mi.sub(dr).mul(vc);
      sr = br.add(cr);
      si = bi.add(ci);
      dr = br.sub(cr).mul(sin);
      di = bi.sub(ci).mul(sin);
      mr = sr.fma(half, ar);
      mi = si.fma(half, ai);
      ar.add(sr).intoArray(xr, a + i);
      ai.add(si).intoArray(xi, a + i);
      sr = mr.add(di);
      si = mi.sub(dr);
      sr.mul(ur).sub(si.mul(ui)).intoArray(xr, b + i);
      sr.fma(ui, si.mul(ur)).intoArray(xi, b + i);
      sr = mr.sub(di);
      si = mi.add(dr);
      sr.mul(wr).sub(si.mul(wi)).intoArray(xr, c + i);
      sr.fma(wi, si.mul(wr)).intoArray(xi, c + i);
    }
  }

  private static void four(
      Rows x, int lane, int p, int m, double[] v, int at, int row, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    int a = x.at[p] + lane;
    int b = x.at[p + m] + lane;
    int c = x.at[p + 2 * m] + lane;
    int d = x.at[p + 3 * m] + lane;
    DoubleVector ur = DoubleVector.broadcast(LANES, w[t]);
    DoubleVector ui = DoubleVector.broadcast(LANES, w[t + 1]);
    DoubleVector wr = DoubleVector.broadcast(LANES, w[t + 2]);
    DoubleVector wi = DoubleVector.broadcast(LANES, w[t + 3]);
    DoubleVector zr = DoubleVector.broadcast(LANES, w[t + 4]);
    DoubleVector zi = DoubleVector.broadcast(LANES, w[t + 5]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      // frequency 2 stands where point p + m will be, frequency 1 where p + 2 m will be
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, a + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, a + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, b + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, b + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, c + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, c + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, d + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, d + i);
      DoubleVector er = ar.add(cr);
      DoubleVector ei = ai.add(ci);
      DoubleVector fr = ar.sub(cr);
      DoubleVector fi = ai.sub(ci);
      DoubleVector gr = br.add(dr);
      DoubleVector gi = bi.add(di);
      DoubleVector hr = br.sub(dr);
      DoubleVector hi = bi.sub(di);
      DoubleVector va = DoubleVector.fromArray(LANES, v, at + i);
      DoubleVector vb = DoubleVector.fromArray(LANES, v, at + row + i);
      DoubleVector vc = DoubleVector.fromArray(LANES, v, at + 2 * row + i);
      DoubleVector vd = DoubleVector.fromArray(LANES, v, at + 3 * row + i);
      ar = er.add(gr).mul(va);
      ai = ei.add(gi).mul(va);
      br = fr.sub(hi).mul(vb);
      bi = fi.add(hr).mul(vb);
      cr = er.sub(gr).mul(vc);
      ci = ei.sub(gi).mul(vc);
      dr = fr.add(hi).mul(vd);
      di = fi.sub(hr).mul(vd);
      er = ar.add(cr);
      ei = ai.add(ci);
      fr = ar.sub(cr);
      fi = ai.sub(ci);
      gr = br.add(dr);
      gi = bi.add(di);
      hr = br.sub(dr);
      hi = bi.sub(di);
      er.add(gr).intoArray(xr, a + i);
      ei.add(gi).intoArray(xi, a + i);
      DoubleVector sr = er.sub(gr);
      DoubleVector si = ei.sub(gi);
      sr.mul(wr).sub(si.mul(wi)).intoArray(xr, b + i);
      sr.fma(wi, si.mul(wr)).intoArray(xi, b + i);
      sr = fr.add(hi);
      si = fi.sub(hr);
      sr.mul(ur).sub(si.mul(ui)).intoArray(xr, c + i);
      sr.fma(ui, si.mul(ur)).intoArray(xi, c + i);
      sr = fr.sub(hi);
      si = fi.add(hr);
      sr.mul(zr).sub(si.mul(zi)).intoArray(xr, d + i);
      sr.fma(zi, si.mul(zr)).intoArray(xi, d + i);
    }
  }

  private static void five(
      Rows x, int lane, int p, int m, double[] v, int at, int row, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    int a = x.at[p] + lane;
    int b = x.at[p + m] + lane;
    int c = x.at[p + 2 * m] + lane;
    int d = x.at[p + 3 * m] + lane;
    int e = x.at[p + 4 * m] + lane;
    DoubleVector quarter = DoubleVector.broadcast(LANES, -0.25);
    DoubleVector root = DoubleVector.broadcast(LANES, ColumnPlan.ROOT5_4);
    DoubleVector sin = DoubleVector.broadcast(LANES, ColumnPlan.SIN5);
    DoubleVector sin2 = DoubleVector.broadcast(LANES, ColumnPlan.SIN5_2);
    DoubleVector bTurnRe = DoubleVector.broadcast(LANES, w[t]);
    DoubleVector bTurnIm = DoubleVector.broadcast(LANES, w[t + 1]);
    DoubleVector dTurnRe = DoubleVector.broadcast(LANES, w[t + 2]);
    DoubleVector dTurnIm = DoubleVector.broadcast(LANES, w[t + 3]);
    DoubleVector cTurnRe = DoubleVector.broadcast(LANES, w[t + 4]);
    DoubleVector cTurnIm = DoubleVector.broadcast(LANES, w[t + 5]);
    DoubleVector eTurnRe = DoubleVector.broadcast(LANES, w[t + 6]);
    DoubleVector eTurnIm = DoubleVector.broadcast(LANES, w[t + 7]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      // frequency 3 stands where point p + 2 m will be, frequency 2 where p + 3 m will be
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, a + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, a + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, b + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, b + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, c + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, c + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, d + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, d + i);
      DoubleVector er = DoubleVector.fromArray(LANES, xr, e + i);
      DoubleVector ei = DoubleVector.fromArray(LANES, xi, e + i);
      DoubleVector ber = br.add(er);
      DoubleVector bei = bi.add(ei);
      DoubleVector fr = br.sub(er);
      DoubleVector fi = bi.sub(ei);
      DoubleVector cdr = cr.add(dr);
      DoubleVector cdi = ci.add(di);
      DoubleVector gr = cr.sub(dr);
      DoubleVector gi = ci.sub(di);
      DoubleVector sr = ber.add(cdr);
      DoubleVector si = bei.add(cdi);
      DoubleVector mr = sr.fma(quarter, ar);
      DoubleVector mi = si.fma(quarter, ai);
      DoubleVector nr = ber.sub(cdr).mul(root);
      DoubleVector ni = bei.sub(cdi).mul(root);
      DoubleVector hr = gr.fma(sin2, fr.mul(sin));
      DoubleVector hi = gi.fma(sin2, fi.mul(sin));
      DoubleVector kr = fr.mul(sin2).sub(gr.mul(sin));
      DoubleVector ki = fi.mul(sin2).sub(gi.mul(sin));
      DoubleVector factor = DoubleVector.fromArray(LANES, v, at + i);
      ar = ar.add(sr).mul(factor);
      ai = ai.add(si).mul(factor);
      factor = DoubleVector.fromArray(LANES, v, at + row + i);
      br = mr.add(nr).sub(hi).mul(factor);
      bi = mi.add(ni).add(hr).mul(factor);
      factor = DoubleVector.fromArray(LANES, v, at + 2 * row + i);
      cr = mr.sub(nr).sub(ki).mul(factor);
      ci = mi.sub(ni).add(kr).mul(factor);
      factor = DoubleVector.fromArray(LANES, v, at + 3 * row + i);
      dr = mr.sub(nr).add(ki).mul(factor);
      di = mi.sub(ni).sub(kr).mul(factor);
      factor = DoubleVector.fromArray(LANES, v, at + 4 * row + i);
      er = mr.add(nr).add(hi).mul(factor);
      ei = mi.add(ni).sub(hr).mul(factor);
      ber = br.add(er);
      bei = bi.add(ei);
      fr = br.sub(er);
      fi = bi.sub(ei);
      cdr = cr.add(dr);
      cdi = ci.add(di);
      gr = cr.sub(dr);
      gi = ci.sub(di);
      sr = ber.add(cdr);
      si = bei.add(cdi);
      mr = sr.fma(quarter, ar);
      mi = si.fma(quarter, ai);
      nr = ber.sub(cdr).mul(root);
      ni = bei.sub(cdi).mul(root);
      hr = gr.fma(sin2, fr.mul(sin));
      hi = gi.fma(sin2, fi.mul(sin));
      kr = fr.mul(sin2).sub(gr.mul(sin));
      ki = fi.mul(sin2).sub(gi.mul(sin));
      ar.add(sr).intoArray(xr, a + i);
      ai.add(si).intoArray(xi, a + i);
      sr = mr.add(nr).add(hi);
      si = mi.add(ni).sub(hr);
      sr.mul(bTurnRe).sub(si.mul(bTurnIm)).intoArray(xr, b + i);
      sr.fma(bTurnIm, si.mul(bTurnRe)).intoArray(xi, b + i);
      sr = mr.sub(nr).sub(ki);
      si = mi.sub(ni).add(kr);
      sr.mul(cTurnRe).sub(si.mul(cTurnIm)).intoArray(xr, c + i);
      sr.fma(cTurnIm, si.mul(cTurnRe)).intoArray(xi, c + i);
      sr = mr.sub(nr).add(ki);
      si = mi.sub(ni).sub(kr);
      sr.mul(dTurnRe).sub(si.mul(dTurnIm)).intoArray(xr, d + i);
      sr.fma(dTurnIm, si.mul(dTurnRe)).intoArray(xi, d + i);
      sr = mr.add(nr).sub(hi);
      si = mi.add(ni).add(hr);
      sr.mul(eTurnRe).sub(si.mul(eTurnIm)).intoArray(xr, e + i);
      sr.fma(eTurnIm, si.mul(eTurnRe)).intoArray(xi, e + i);
    }
  }
}
