/// What a scanner finds on one parcel, and what the offices answer to it.
struct SwarmLabel: Sendable {
  /// The number that is printed; another parcel's for one that wears the same label.
  var number: Int
  var isReadable = true
  var hasGoodCheckDigit = true
  var isInManifest = true
  var hasDestination = true
  /// The number of the label that the person scans in its place.
  var scannedInstead: Int?
  /// The number of a label that the person scanned before and did not place.
  var scannedBefore: Int?
  var isScannedTwice = false
  var isLeftUnscanned = false
  /// The gap to the parcel ahead that the person is content with, in millimetres.
  ///
  /// **Source**: the line asks for 450 mm, and images are 12.5 mm apart at both ends of a gap.
  var gap: Int64 = 500

  init(number: Int) { self.number = number }
}
