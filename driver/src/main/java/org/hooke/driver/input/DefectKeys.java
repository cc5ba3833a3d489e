package org.hooke.driver.input;

import static org.hooke.driver.input.InputKey.Type.BOOLEAN;
import static org.hooke.driver.input.InputKey.Type.BY_ELEMENT;
import static org.hooke.driver.input.InputKey.Type.LISTS_BY_ELEMENT;
import static org.hooke.driver.input.InputKey.Type.PHASES;
import static org.hooke.driver.input.InputKey.Type.REAL;
import static org.hooke.driver.input.InputKey.Type.REAL3;
import static org.hooke.driver.input.InputKey.Type.REALS;
import static org.hooke.driver.input.InputKey.Type.STRUCTURES;
import static org.hooke.driver.input.InputKey.Type.WHOLE;
import static org.hooke.driver.input.InputKey.Type.WHOLE3;
import static org.hooke.driver.input.InputKey.Type.WORD;
import static org.hooke.driver.input.InputKey.Type.WORDS;
import static org.hooke.driver.input.InputKey.key;
import static org.hooke.driver.input.InputKey.quantity;

import java.util.ArrayList;
import java.util.List;

/** The keys of the section {@code defects:}; docs/defects.md tells them as a story. */
final class DefectKeys {
  private DefectKeys() {}

  static List<InputKey.Draft> all() {
    List<InputKey.Draft> keys = new ArrayList<>();
    keys.addAll(which());
    keys.addAll(starts());
    keys.addAll(charges());
    keys.addAll(thermodynamics());
    return keys.stream().map(k -> k.onlyFor("defect")).toList();
  }

  private static List<InputKey.Draft> which() {
    return List.of(
        key(
                "defects.supercell",
                REALS,
                "auto",
                "Three whole numbers of repetitions, or nine n_ij of the vectors A_i = sum n_ij a_j,"
                    + " row by row. auto: the smallest cell of any shape that keeps"
                    + " defects.image_distance.")
            .words("auto")
            .between(-100, 100),
        quantity(
                "defects.image_distance",
                Dimension.LENGTH,
                "10 angstrom",
                "Least distance of a defect from its images, for defects.supercell auto.")
            .between(1, 200),
        key("defects.most_atoms", WHOLE, "200", "Most atoms of a supercell chosen by auto.")
            .between(1, 100_000),
        key(
                "defects.kinds",
                WORDS,
                "[vacancies, antisites]",
                "Defects of every symmetry-inequivalent site: vacancies, antisites, substitutions"
                    + " (by defects.elements), interstitials (of the crystal's elements and"
                    + " defects.elements).")
            .words("vacancies", "antisites", "substitutions", "interstitials"),
        key("defects.elements", WORDS, "[]", "Foreign elements that come into the crystal."),
        key(
                "defects.hole_search",
                WORD,
                "voronoi",
                "What interstitials take as holes: voronoi, vertices of the atoms' Voronoi cells; or"
                    + " density, minima of the unit cell's valence density, which is computed"
                    + " first.")
            .words("voronoi", "density"),
        key(
                "defects.holes",
                WHOLE,
                "3",
                "How many of the widest (or emptiest) holes take interstitials.")
            .between(1, 100),
        quantity(
                "defects.hole_radius",
                Dimension.LENGTH,
                "1 angstrom",
                "Holes with atoms nearer than this take none.")
            .between(0.1, 20),
        key(
            "defects.complexes",
            WORDS,
            "[]",
            "Pairs of defects as near together as they can be: v_Mg_1+v_O_1."),
        key("defects.only", WORDS, "[]", "Names of the defects to compute; all when empty."),
        key(
            "defects.structures",
            STRUCTURES,
            "{}",
            "Defects of your own: {name: file}, each the supercell's lattice with its atoms."));
  }

  private static List<InputKey.Draft> starts() {
    return List.of(
        key(
                "defects.starts",
                WORDS,
                "[none, rattled-pairs]",
                "Geometries every charge state is relaxed from: none (the crystal's places), pairs"
                    + " (neighbours drawn together two by two), one-pair"
                    + " (two of them), split (a neighbour half way into an empty site), bonds (neighbours moved to or from"
                    + " the defect), rattle (all atoms at random), rattled-pairs.")
            .words("none", "pairs", "one-pair", "split", "bonds", "rattle", "rattled-pairs"),
        key("defects.pairing", REAL, "0.2", "Share of their distance that pairs close.")
            .between(-0.6, 0.6),
        key("defects.bond_change", REAL, "-0.3", "Relative change of the defect's bonds.")
            .between(-0.6, 0.6),
        quantity(
                "defects.rattle",
                Dimension.LENGTH,
                "0.05 angstrom",
                "Standard deviation of each coordinate of rattled atoms.")
            .between(0, 1),
        key("defects.relax", BOOLEAN, "true", "Whether ions are relaxed, in the crystal's cell."),
        key(
                "defects.kpoints",
                WHOLE3,
                "auto",
                "k-point grid of the supercell. auto: the spacing of the unit cell's grid.")
            .words("auto")
            .between(1, 100),
        key(
                "defects.kpoint_shift",
                REAL3,
                "auto",
                "Shift of that grid, in steps of the grid. auto: kpoints.shift. The unit cell's own"
                    + " grid gives the band edges and should hold them.")
            .words("auto")
            .between(-1, 1));
  }

  private static List<InputKey.Draft> charges() {
    return List.of(
        key(
                "defects.charges",
                REALS,
                "auto",
                "Charge states of every defect, electrons removed. auto: by oxidation states, each"
                    + " with its reason.")
            .words("auto")
            .between(-20, 20),
        key(
                "defects.dielectric",
                REALS,
                "none",
                "The crystal's static permittivity: one number, three, or nine xx xy xz yx ... Needed"
                    + " for charged defects; with clamped ions give the electrons' alone.")
            .words("none")
            .between(-1e6, 1e6),
        key(
                "defects.electronic_dielectric",
                REALS,
                "auto",
                "The electrons' permittivity, which screens the images' field on the ions. auto:"
                    + " defects.dielectric.")
            .words("auto")
            .between(-1e6, 1e6),
        key(
                "defects.correction",
                WORD,
                "kumagai-oba",
                "How energies of charged cells are corrected; the report shows them all.")
            .words("none", "makov-payne", "fnv", "kumagai-oba"),
        quantity(
                "defects.model_width",
                Dimension.LENGTH,
                "1 bohr",
                "Width beta of the Gaussian model charge of fnv.")
            .above(0, 20),
        key(
                "defects.far",
                REAL,
                "0.5",
                "Planes farther from the defect than this share of half the cell align fnv.")
            .between(0, 0.99),
        key(
            "defects.ionic_charges",
            BY_ELEMENT,
            "{}",
            "Charges the ions show to a field (Born's effective charges): {Mg: 2, O: -2}. With them"
                + " forces are corrected too."),
        key(
            "defects.near_charges",
            LISTS_BY_ELEMENT,
            "{}",
            "In place of them for the atoms of an element nearest to a defect, whose charges the"
                + " defect changes: {Mg: 1.5}, or shell by shell outwards: {Mg: [1.5, 1.9], O: -1.8}."),
        key(
            "defects.corrected_relaxation",
            BOOLEAN,
            "false",
            "Whether charged cells are relaxed on corrected forces; needs defects.ionic_charges."));
  }

  private static List<InputKey.Draft> thermodynamics() {
    return List.of(
        key(
            "defects.phases",
            PHASES,
            "{}",
            "What the atoms could form instead, by name: {O2: {formula: O2, energy: -31.9 Ha}} or"
                + " {Mg: {structure: mg.cif, set: [smearing.kind=cold]}}, which is computed as it"
                + " stands. At least one phase of every element."),
        quantity(
                "defects.gap",
                Dimension.ENERGY,
                "auto",
                "Band gap; auto: that of the unit cell's k-points. A given one moves the conduction"
                    + " band, not the valence band.")
            .words("auto")
            .above(0, 1),
        quantity(
                "defects.vbm_shift",
                Dimension.ENERGY,
                "0 eV",
                "Added to the valence band's edge, as from a better functional.")
            .between(-0.2, 0.2),
        quantity(
                "defects.temperature",
                Dimension.THERMAL,
                "1000 kelvin",
                "Temperature (k_B T) of equilibrium concentrations.")
            .above(0, 0.1));
  }
}
