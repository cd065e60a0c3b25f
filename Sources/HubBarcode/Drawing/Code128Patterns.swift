#if !hasFeature(Embedded)
  /// Bars and gaps of the 107 codewords.
  enum Code128Patterns {
    /// Six digits a codeword: bar, gap, bar, gap, bar, gap in modules; 106 (stop) has a seventh, the last bar.
    ///
    /// **Source**: ISO/IEC 15417, table 1. The tests check the two rules of 4.3.3 on each (11 modules, bars even) and
    /// read symbols back with another reader.
    private static let table =
      "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
      + "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
      + "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
      + "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
      + "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
      + "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
      + "1143114111134113111131411141313111414111312114122112142112322331112"

    /// How many codewords there are, with the three starts and the stop.
    static let count = 107

    /// **Precondition**: a codeword below `count`.
    static func widths(of codeword: UInt8) -> [Int] {
      let from = Int(codeword) * 6
      let digits = Array(table.utf8)[from..<(codeword == count - 1 ? from + 7 : from + 6)]
      return digits.map { Int($0) - 0x30 }
    }
  }
#endif
