/// Labels as a hub sees them, with right check digits, from a fixed seed: the same ones for every reader measured.
///
/// Half of them are GS1 labels, which biip reads too; the rest are what a European parcel hub scans beside them. Each
/// has its AIM identifier in front, as scanners send it.
enum LabelSamples {
  static func labels(_ count: Int) -> [[UInt8]] {
    var digits = SampleDigits()
    return (0..<count).map { Array(label($0 % 16, &digits).utf8) }
  }

  private static func label(_ kind: Int, _ digits: inout SampleDigits) -> String {
    switch kind {
    case 0, 1: "]C100" + digits.withModulo10(17)
    case 2: "]C100" + digits.withModulo10(17) + "420" + digits.text(4)
    case 3: "]C100" + digits.withModulo10(17) + "420" + digits.text(4) + "\u{1D}403BE" + digits.text(7)
    case 4: "]C101" + digits.withModulo10(13) + "10LOT" + digits.text(5) + "\u{1D}21" + digits.text(10)
    case 5: "]C102" + digits.withModulo10(13) + "37" + digits.text(2) + "\u{1D}00" + digits.withModulo10(17)
    case 6:
      "]d200" + digits.withModulo10(17) + "4300HUB+LIEGE\u{1D}4302RUE+DE+L%27AEROPORT+" + digits.text(2)
        + "\u{1D}4307BE\u{1D}420" + digits.text(4)
    case 7: "]E0" + digits.withModulo10(12)
    case 8: "]C0RB" + digits.withS10() + "BE"
    case 9: "]C0LX" + digits.withS10() + "CN"
    case 10: "]C0%000" + digits.text(4) + digits.text(14) + "327056"
    case 11: "]C01Z999AA1" + digits.text(10)
    case 12: "]C0JJD" + digits.text(18)
    case 13: "]C03232" + digits.text(20)
    case 14: "]C03S" + digits.text(13)
    default: "]C0LP" + digits.text(14)
    }
  }
}
