package org.hooke.kernels.fft;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One butterfly of {@link ColumnPlan} on whole vectors of lanes, all in registers.
 *
 * <p>Each reads rows {@code row}, {@code row + m}, ... of x from lane {@code from} on and writes
 * the same rows of y from lane {@code to} on; x and y may be the same. The factors of frequencies
 * 1, 2, ... are at w[t]; at t = 0 they are one. Lanes are a multiple of the vector length.
 */
final class VectorButterflies {
  static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  private VectorButterflies() {}

  /** The next multiple of the vector length. */
  static int padded(int lanes) {
    return (lanes + LANES.length() - 1) / LANES.length() * LANES.length();
  }

  static void two(Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int b = x.at[row + m] + from;
    int p = y.at[row] + to;
    int q = y.at[row + m] + to;
    DoubleVector wr = all(w[t]);
    DoubleVector wi = all(w[t + 1]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = get(xr, a + i);
      DoubleVector ai = get(xi, a + i);
      DoubleVector br = get(xr, b + i);
      DoubleVector bi = get(xi, b + i);
      ar.add(br).intoArray(yr, p + i);
      ai.add(bi).intoArray(yi, p + i);
      DoubleVector secondRe = ar.sub(br);
      DoubleVector secondIm = ai.sub(bi);
      secondRe.mul(wr).sub(secondIm.mul(wi)).intoArray(yr, q + i);
      secondRe.fma(wi, secondIm.mul(wr)).intoArray(yi, q + i);
    }
  }

  static void three(
      Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int b = x.at[row + m] + from;
    int c = x.at[row + 2 * m] + from;
    int p = y.at[row] + to;
    int q = y.at[row + m] + to;
    int r = y.at[row + 2 * m] + to;
    DoubleVector ur = all(w[t]);
    DoubleVector ui = all(w[t + 1]);
    DoubleVector vr = all(w[t + 2]);
    DoubleVector vi = all(w[t + 3]);
    DoubleVector half = all(-0.5);
    DoubleVector sin = all(ColumnPlan.SIN3);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = get(xr, a + i);
      DoubleVector ai = get(xi, a + i);
      DoubleVector br = get(xr, b + i);
      DoubleVector bi = get(xi, b + i);
      DoubleVector cr = get(xr, c + i);
      DoubleVector ci = get(xi, c + i);
      DoubleVector sr = br.add(cr);
      DoubleVector si = bi.add(ci);
      DoubleVector dr = br.sub(cr).mul(sin);
      DoubleVector di = bi.sub(ci).mul(sin);
      DoubleVector mr = sr.fma(half, ar);
      DoubleVector mi = si.fma(half, ai);
      ar.add(sr).intoArray(yr, p + i);
      ai.add(si).intoArray(yi, p + i);
      DoubleVector secondRe = mr.add(di);
      DoubleVector secondIm = mi.sub(dr);
      DoubleVector thirdRe = mr.sub(di);
      DoubleVector thirdIm = mi.add(dr);
      secondRe.mul(ur).sub(secondIm.mul(ui)).intoArray(yr, q + i);
      secondRe.fma(ui, secondIm.mul(ur)).intoArray(yi, q + i);
      thirdRe.mul(vr).sub(thirdIm.mul(vi)).intoArray(yr, r + i);
      thirdRe.fma(vi, thirdIm.mul(vr)).intoArray(yi, r + i);
    }
  }

  static void four(Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int b = x.at[row + m] + from;
    int c = x.at[row + 2 * m] + from;
    int d = x.at[row + 3 * m] + from;
    int p = y.at[row] + to;
    int q = y.at[row + m] + to;
    int r = y.at[row + 2 * m] + to;
    int s = y.at[row + 3 * m] + to;
    DoubleVector ur = all(w[t]);
    DoubleVector ui = all(w[t + 1]);
    DoubleVector vr = all(w[t + 2]);
    DoubleVector vi = all(w[t + 3]);
    DoubleVector zr = all(w[t + 4]);
    DoubleVector zi = all(w[t + 5]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = get(xr, a + i);
      DoubleVector ai = get(xi, a + i);
      DoubleVector br = get(xr, b + i);
      DoubleVector bi = get(xi, b + i);
      DoubleVector cr = get(xr, c + i);
      DoubleVector ci = get(xi, c + i);
      DoubleVector dr = get(xr, d + i);
      DoubleVector di = get(xi, d + i);
      DoubleVector er = ar.add(cr);
      DoubleVector ei = ai.add(ci);
      DoubleVector fr = ar.sub(cr);
      DoubleVector fi = ai.sub(ci);
      DoubleVector gr = br.add(dr);
      DoubleVector gi = bi.add(di);
      DoubleVector hr = br.sub(dr);
      DoubleVector hi = bi.sub(di);
      er.add(gr).intoArray(yr, p + i);
      ei.add(gi).intoArray(yi, p + i);
      DoubleVector secondRe = er.sub(gr);
      DoubleVector secondIm = ei.sub(gi);
      DoubleVector thirdRe = fr.add(hi);
      DoubleVector thirdIm = fi.sub(hr);
      DoubleVector fourthRe = fr.sub(hi);
      DoubleVector fourthIm = fi.add(hr);
      secondRe.mul(vr).sub(secondIm.mul(vi)).intoArray(yr, q + i);
      secondRe.fma(vi, secondIm.mul(vr)).intoArray(yi, q + i);
      thirdRe.mul(ur).sub(thirdIm.mul(ui)).intoArray(yr, r + i);
      thirdRe.fma(ui, thirdIm.mul(ur)).intoArray(yi, r + i);
      fourthRe.mul(zr).sub(fourthIm.mul(zi)).intoArray(yr, s + i);
      fourthRe.fma(zi, fourthIm.mul(zr)).intoArray(yi, s + i);
    }
  }

  /** As four, the second and third row counting as zero. */
  static void fourOfTwo(
      Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int d = x.at[row + 3 * m] + from;
    int p = y.at[row] + to;
    int q = y.at[row + m] + to;
    int r = y.at[row + 2 * m] + to;
    int s = y.at[row + 3 * m] + to;
    DoubleVector ur = all(w[t]);
    DoubleVector ui = all(w[t + 1]);
    DoubleVector vr = all(w[t + 2]);
    DoubleVector vi = all(w[t + 3]);
    DoubleVector zr = all(w[t + 4]);
    DoubleVector zi = all(w[t + 5]);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = get(xr, a + i);
      DoubleVector ai = get(xi, a + i);
      DoubleVector dr = get(xr, d + i);
      DoubleVector di = get(xi, d + i);
      ar.add(dr).intoArray(yr, p + i);
      ai.add(di).intoArray(yi, p + i);
      DoubleVector secondRe = ar.sub(dr);
      DoubleVector secondIm = ai.sub(di);
      DoubleVector thirdRe = ar.sub(di);
      DoubleVector thirdIm = ai.add(dr);
      DoubleVector fourthRe = ar.add(di);
      DoubleVector fourthIm = ai.sub(dr);
      secondRe.mul(vr).sub(secondIm.mul(vi)).intoArray(yr, q + i);
      secondRe.fma(vi, secondIm.mul(vr)).intoArray(yi, q + i);
      thirdRe.mul(ur).sub(thirdIm.mul(ui)).intoArray(yr, r + i);
      thirdRe.fma(ui, thirdIm.mul(ur)).intoArray(yi, r + i);
      fourthRe.mul(zr).sub(fourthIm.mul(zi)).intoArray(yr, s + i);
      fourthRe.fma(zi, fourthIm.mul(zr)).intoArray(yi, s + i);
    }
  }

  /** As four in the last stage, of which only frequencies 0 and 3 are wanted. */
  static void twoOfFour(Rows x, int from, Rows y, int to, int row, int m, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int b = x.at[row + m] + from;
    int c = x.at[row + 2 * m] + from;
    int d = x.at[row + 3 * m] + from;
    int p = y.at[row] + to;
    int s = y.at[row + 3 * m] + to;
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = get(xr, a + i);
      DoubleVector ai = get(xi, a + i);
      DoubleVector br = get(xr, b + i);
      DoubleVector bi = get(xi, b + i);
      DoubleVector cr = get(xr, c + i);
      DoubleVector ci = get(xi, c + i);
      DoubleVector dr = get(xr, d + i);
      DoubleVector di = get(xi, d + i);
      ar.add(cr).add(br.add(dr)).intoArray(yr, p + i);
      ai.add(ci).add(bi.add(di)).intoArray(yi, p + i);
      ar.sub(cr).sub(bi.sub(di)).intoArray(yr, s + i);
      ai.sub(ci).add(br.sub(dr)).intoArray(yi, s + i);
    }
  }

  static void five(Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int a = x.at[row] + from;
    int b = x.at[row + m] + from;
    int c = x.at[row + 2 * m] + from;
    int d = x.at[row + 3 * m] + from;
    int e = x.at[row + 4 * m] + from;
    int p = y.at[row] + to;
    int q = y.at[row + m] + to;
    int r = y.at[row + 2 * m] + to;
    int s = y.at[row + 3 * m] + to;
    int v = y.at[row + 4 * m] + to;
    DoubleVector quarter = DoubleVector.broadcast(LANES, -0.25);
    DoubleVector root = DoubleVector.broadcast(LANES, ColumnPlan.ROOT5_4);
    DoubleVector sin = DoubleVector.broadcast(LANES, ColumnPlan.SIN5);
    DoubleVector sin2 = DoubleVector.broadcast(LANES, ColumnPlan.SIN5_2);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, a + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, a + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, b + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, b + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, c + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, c + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, d + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, d + i);
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
      DoubleVector or = mr.add(nr);
      DoubleVector oi = mi.add(ni);
      DoubleVector lr = mr.sub(nr);
      DoubleVector li = mi.sub(ni);
      ar.add(sr).intoArray(yr, p + i);
      ai.add(si).intoArray(yi, p + i);
      DoubleVector re = or.add(hi);
      DoubleVector im = oi.sub(hr);
      DoubleVector wr = DoubleVector.broadcast(LANES, w[t + 0]);
      DoubleVector wi = DoubleVector.broadcast(LANES, w[t + 1]);
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, q + i);
      re.fma(wi, im.mul(wr)).intoArray(yi, q + i);
      re = lr.sub(ki);
      im = li.add(kr);
      wr = DoubleVector.broadcast(LANES, w[t + 4]);
      wi = DoubleVector.broadcast(LANES, w[t + 5]);
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, r + i);
      re.fma(wi, im.mul(wr)).intoArray(yi, r + i);
      re = lr.add(ki);
      im = li.sub(kr);
      wr = DoubleVector.broadcast(LANES, w[t + 2]);
      wi = DoubleVector.broadcast(LANES, w[t + 3]);
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, s + i);
      re.fma(wi, im.mul(wr)).intoArray(yi, s + i);
      re = or.sub(hi);
      im = oi.add(hr);
      wr = DoubleVector.broadcast(LANES, w[t + 6]);
      wi = DoubleVector.broadcast(LANES, w[t + 7]);
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, v + i);
      re.fma(wi, im.mul(wr)).intoArray(yi, v + i);
    }
  }

  /**
   * Sums and differences of rows three apart, and of both a transform of three (Good 1958): no
   * factors between.
   */
  static void six(Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int[] xAt = x.at;
    int[] yAt = y.at;
    DoubleVector half = DoubleVector.broadcast(LANES, -0.5);
    DoubleVector sin = DoubleVector.broadcast(LANES, ColumnPlan.SIN3);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, xAt[row] + from + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, xAt[row] + from + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, xAt[row + m] + from + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, xAt[row + m] + from + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, xAt[row + 2 * m] + from + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, xAt[row + 2 * m] + from + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, xAt[row + 3 * m] + from + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, xAt[row + 3 * m] + from + i);
      DoubleVector er = DoubleVector.fromArray(LANES, xr, xAt[row + 4 * m] + from + i);
      DoubleVector ei = DoubleVector.fromArray(LANES, xi, xAt[row + 4 * m] + from + i);
      DoubleVector fr = DoubleVector.fromArray(LANES, xr, xAt[row + 5 * m] + from + i);
      DoubleVector fi = DoubleVector.fromArray(LANES, xi, xAt[row + 5 * m] + from + i);
      DoubleVector sr = br.add(er).add(cr.add(fr));
      DoubleVector si = bi.add(ei).add(ci.add(fi));
      DoubleVector tr = br.add(er).sub(cr.add(fr)).mul(sin);
      DoubleVector ti = bi.add(ei).sub(ci.add(fi)).mul(sin);
      DoubleVector zr = ar.add(dr);
      DoubleVector zi = ai.add(di);
      DoubleVector ur = er.sub(br).add(cr.sub(fr));
      DoubleVector ui = ei.sub(bi).add(ci.sub(fi));
      DoubleVector vr = er.sub(br).sub(cr.sub(fr)).mul(sin);
      DoubleVector vi = ei.sub(bi).sub(ci.sub(fi)).mul(sin);
      DoubleVector or = ar.sub(dr);
      DoubleVector oi = ai.sub(di);
      zr.add(sr).intoArray(yr, yAt[row] + to + i);
      zi.add(si).intoArray(yi, yAt[row] + to + i);
      DoubleVector re = or.add(ur);
      DoubleVector im = oi.add(ui);
      DoubleVector wr;
      DoubleVector wi;
      int at;
      wr = DoubleVector.broadcast(LANES, w[t + 4]);
      wi = DoubleVector.broadcast(LANES, w[t + 5]);
      at = yAt[row + 3 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      zr = sr.fma(half, zr);
      zi = si.fma(half, zi);
      or = ur.fma(half, or);
      oi = ui.fma(half, oi);
      re = or.sub(vi);
      im = oi.add(vr);
      wr = DoubleVector.broadcast(LANES, w[t + 0]);
      wi = DoubleVector.broadcast(LANES, w[t + 1]);
      at = yAt[row + m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = zr.add(ti);
      im = zi.sub(tr);
      wr = DoubleVector.broadcast(LANES, w[t + 2]);
      wi = DoubleVector.broadcast(LANES, w[t + 3]);
      at = yAt[row + 2 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = zr.sub(ti);
      im = zi.add(tr);
      wr = DoubleVector.broadcast(LANES, w[t + 6]);
      wi = DoubleVector.broadcast(LANES, w[t + 7]);
      at = yAt[row + 4 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = or.add(vi);
      im = oi.sub(vr);
      wr = DoubleVector.broadcast(LANES, w[t + 8]);
      wi = DoubleVector.broadcast(LANES, w[t + 9]);
      at = yAt[row + 5 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
    }
  }

  static void seven(
      Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int[] xAt = x.at;
    int[] yAt = y.at;
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, xAt[row] + from + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, xAt[row] + from + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, xAt[row + m] + from + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, xAt[row + m] + from + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, xAt[row + 2 * m] + from + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, xAt[row + 2 * m] + from + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, xAt[row + 3 * m] + from + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, xAt[row + 3 * m] + from + i);
      DoubleVector er = DoubleVector.fromArray(LANES, xr, xAt[row + 4 * m] + from + i);
      DoubleVector ei = DoubleVector.fromArray(LANES, xi, xAt[row + 4 * m] + from + i);
      DoubleVector fr = DoubleVector.fromArray(LANES, xr, xAt[row + 5 * m] + from + i);
      DoubleVector fi = DoubleVector.fromArray(LANES, xi, xAt[row + 5 * m] + from + i);
      DoubleVector gr = DoubleVector.fromArray(LANES, xr, xAt[row + 6 * m] + from + i);
      DoubleVector gi = DoubleVector.fromArray(LANES, xi, xAt[row + 6 * m] + from + i);
      DoubleVector s1r = br.add(gr);
      DoubleVector s1i = bi.add(gi);
      DoubleVector d1r = br.sub(gr);
      DoubleVector d1i = bi.sub(gi);
      DoubleVector s2r = cr.add(fr);
      DoubleVector s2i = ci.add(fi);
      DoubleVector d2r = cr.sub(fr);
      DoubleVector d2i = ci.sub(fi);
      DoubleVector s3r = dr.add(er);
      DoubleVector s3i = di.add(ei);
      DoubleVector d3r = dr.sub(er);
      DoubleVector d3i = di.sub(ei);
      DoubleVector sumRe = ar.add(s1r.add(s2r).add(s3r));
      sumRe.intoArray(yr, yAt[row] + to + i);
      DoubleVector sumIm = ai.add(s1i.add(s2i).add(s3i));
      sumIm.intoArray(yi, yAt[row] + to + i);
      DoubleVector cos1 = DoubleVector.broadcast(LANES, ColumnPlan.COS7);
      DoubleVector cos2 = DoubleVector.broadcast(LANES, ColumnPlan.COS7_2);
      DoubleVector cos3 = DoubleVector.broadcast(LANES, ColumnPlan.COS7_3);
      DoubleVector sin1 = DoubleVector.broadcast(LANES, ColumnPlan.SIN7);
      DoubleVector sin2 = DoubleVector.broadcast(LANES, ColumnPlan.SIN7_2);
      DoubleVector sin3 = DoubleVector.broadcast(LANES, ColumnPlan.SIN7_3);
      DoubleVector pr = s1r.fma(cos1, s2r.fma(cos2, s3r.fma(cos3, ar)));
      DoubleVector pi = s1i.fma(cos1, s2i.fma(cos2, s3i.fma(cos3, ai)));
      DoubleVector qr = d1r.fma(sin1, d2r.fma(sin2, d3r.mul(sin3)));
      DoubleVector qi = d1i.fma(sin1, d2i.fma(sin2, d3i.mul(sin3)));
      DoubleVector re = pr.add(qi);
      DoubleVector im = pi.sub(qr);
      DoubleVector wr = DoubleVector.broadcast(LANES, w[t + 0]);
      DoubleVector wi = DoubleVector.broadcast(LANES, w[t + 1]);
      int at = yAt[row + m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = pr.sub(qi);
      im = pi.add(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 10]);
      wi = DoubleVector.broadcast(LANES, w[t + 11]);
      at = yAt[row + 6 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      pr = s1r.fma(cos2, s2r.fma(cos3, s3r.fma(cos1, ar)));
      pi = s1i.fma(cos2, s2i.fma(cos3, s3i.fma(cos1, ai)));
      qr = d1r.mul(sin2).sub(d2r.fma(sin3, d3r.mul(sin1)));
      qi = d1i.mul(sin2).sub(d2i.fma(sin3, d3i.mul(sin1)));
      re = pr.add(qi);
      im = pi.sub(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 2]);
      wi = DoubleVector.broadcast(LANES, w[t + 3]);
      at = yAt[row + 2 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = pr.sub(qi);
      im = pi.add(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 8]);
      wi = DoubleVector.broadcast(LANES, w[t + 9]);
      at = yAt[row + 5 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      pr = s1r.fma(cos3, s2r.fma(cos1, s3r.fma(cos2, ar)));
      pi = s1i.fma(cos3, s2i.fma(cos1, s3i.fma(cos2, ai)));
      qr = d1r.mul(sin3).sub(d2r.mul(sin1).sub(d3r.mul(sin2)));
      qi = d1i.mul(sin3).sub(d2i.mul(sin1).sub(d3i.mul(sin2)));
      re = pr.add(qi);
      im = pi.sub(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 4]);
      wi = DoubleVector.broadcast(LANES, w[t + 5]);
      at = yAt[row + 3 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = pr.sub(qi);
      im = pi.add(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 6]);
      wi = DoubleVector.broadcast(LANES, w[t + 7]);
      at = yAt[row + 4 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
    }
  }

  /** Two transforms of four, of the sums and of the turned differences of rows four apart. */
  static void eight(
      Rows x, int from, Rows y, int to, int row, int m, double[] w, int t, int lanes) {
    double[] xr = x.re;
    double[] xi = x.im;
    double[] yr = y.re;
    double[] yi = y.im;
    int[] xAt = x.at;
    int[] yAt = y.at;
    DoubleVector root = DoubleVector.broadcast(LANES, ColumnPlan.SIN8);
    for (int i = 0; i < lanes; i += LANES.length()) {
      DoubleVector ar = DoubleVector.fromArray(LANES, xr, xAt[row] + from + i);
      DoubleVector ai = DoubleVector.fromArray(LANES, xi, xAt[row] + from + i);
      DoubleVector br = DoubleVector.fromArray(LANES, xr, xAt[row + m] + from + i);
      DoubleVector bi = DoubleVector.fromArray(LANES, xi, xAt[row + m] + from + i);
      DoubleVector cr = DoubleVector.fromArray(LANES, xr, xAt[row + 2 * m] + from + i);
      DoubleVector ci = DoubleVector.fromArray(LANES, xi, xAt[row + 2 * m] + from + i);
      DoubleVector dr = DoubleVector.fromArray(LANES, xr, xAt[row + 3 * m] + from + i);
      DoubleVector di = DoubleVector.fromArray(LANES, xi, xAt[row + 3 * m] + from + i);
      DoubleVector er = DoubleVector.fromArray(LANES, xr, xAt[row + 4 * m] + from + i);
      DoubleVector ei = DoubleVector.fromArray(LANES, xi, xAt[row + 4 * m] + from + i);
      DoubleVector fr = DoubleVector.fromArray(LANES, xr, xAt[row + 5 * m] + from + i);
      DoubleVector fi = DoubleVector.fromArray(LANES, xi, xAt[row + 5 * m] + from + i);
      DoubleVector gr = DoubleVector.fromArray(LANES, xr, xAt[row + 6 * m] + from + i);
      DoubleVector gi = DoubleVector.fromArray(LANES, xi, xAt[row + 6 * m] + from + i);
      DoubleVector hr = DoubleVector.fromArray(LANES, xr, xAt[row + 7 * m] + from + i);
      DoubleVector hi = DoubleVector.fromArray(LANES, xi, xAt[row + 7 * m] + from + i);
      DoubleVector sar = ar.add(er);
      DoubleVector sai = ai.add(ei);
      er = ar.sub(er);
      ei = ai.sub(ei);
      DoubleVector sbr = br.add(fr);
      DoubleVector sbi = bi.add(fi);
      fr = br.sub(fr);
      fi = bi.sub(fi);
      DoubleVector scr = cr.add(gr);
      DoubleVector sci = ci.add(gi);
      gr = cr.sub(gr);
      gi = ci.sub(gi);
      DoubleVector sdr = dr.add(hr);
      DoubleVector sdi = di.add(hi);
      hr = dr.sub(hr);
      hi = di.sub(hi);
      DoubleVector pr = sar.add(scr);
      DoubleVector pi = sai.add(sci);
      DoubleVector qr = sbr.add(sdr);
      DoubleVector qi = sbi.add(sdi);
      pr.add(qr).intoArray(yr, yAt[row] + to + i);
      pi.add(qi).intoArray(yi, yAt[row] + to + i);
      DoubleVector re = pr.sub(qr);
      DoubleVector im = pi.sub(qi);
      DoubleVector wr;
      DoubleVector wi;
      int at;
      wr = DoubleVector.broadcast(LANES, w[t + 6]);
      wi = DoubleVector.broadcast(LANES, w[t + 7]);
      at = yAt[row + 4 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      pr = sar.sub(scr);
      pi = sai.sub(sci);
      qr = sbr.sub(sdr);
      qi = sbi.sub(sdi);
      re = pr.add(qi);
      im = pi.sub(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 2]);
      wi = DoubleVector.broadcast(LANES, w[t + 3]);
      at = yAt[row + 2 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = pr.sub(qi);
      im = pi.add(qr);
      wr = DoubleVector.broadcast(LANES, w[t + 10]);
      wi = DoubleVector.broadcast(LANES, w[t + 11]);
      at = yAt[row + 6 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      ar = er.add(gi);
      ai = ei.sub(gr);
      br = er.sub(gi);
      bi = ei.add(gr);
      pr = fr.add(fi);
      pi = fi.sub(fr);
      qr = hi.sub(hr);
      qi = hr.add(hi);
      cr = pr.add(qr).mul(root);
      ci = pi.sub(qi).mul(root);
      dr = pr.sub(qr).mul(root);
      di = pi.add(qi).mul(root);
      re = ar.add(cr);
      im = ai.add(ci);
      wr = DoubleVector.broadcast(LANES, w[t + 0]);
      wi = DoubleVector.broadcast(LANES, w[t + 1]);
      at = yAt[row + m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = ar.sub(cr);
      im = ai.sub(ci);
      wr = DoubleVector.broadcast(LANES, w[t + 8]);
      wi = DoubleVector.broadcast(LANES, w[t + 9]);
      at = yAt[row + 5 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = br.add(di);
      im = bi.sub(dr);
      wr = DoubleVector.broadcast(LANES, w[t + 4]);
      wi = DoubleVector.broadcast(LANES, w[t + 5]);
      at = yAt[row + 3 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
      re = br.sub(di);
      im = bi.add(dr);
      wr = DoubleVector.broadcast(LANES, w[t + 12]);
      wi = DoubleVector.broadcast(LANES, w[t + 13]);
      at = yAt[row + 7 * m] + to + i;
      re.mul(wr).sub(im.mul(wi)).intoArray(yr, at);
      re.fma(wi, im.mul(wr)).intoArray(yi, at);
    }
  }

  static DoubleVector all(double c) {
    return DoubleVector.broadcast(LANES, c);
  }

  static DoubleVector get(double[] x, int i) {
    return DoubleVector.fromArray(LANES, x, i);
  }

  static void put(DoubleVector re, DoubleVector im, double[] yr, double[] yi, int i) {
    re.intoArray(yr, i);
    im.intoArray(yi, i);
  }
}
