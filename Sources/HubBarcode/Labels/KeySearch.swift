import HubUnits

/// What a plan's rules have made of one label so far.
///
/// **Shape**: about 700 bytes inline.
struct KeySearch {
  /// What some rule never takes. **Source**: a label has at most 16 candidates; more different numbers than this one,
  /// all struck out by name, were never seen, and the rest then counts as struck too.
  private var struck = BoundedList<8, Barcode>(filler: Barcode())
  private var hasStruckAll = false
  /// What the rule that is looked at found.
  private(set) var found: Barcode?
  private(set) var isVerified = false
  private(set) var contradicts = false

  /// Whether any number of the label was struck out.
  var hasStruck: Bool { !struck.isEmpty || hasStruckAll }

  func isStruck(_ key: Barcode) -> Bool {
    if hasStruckAll { return true }
    for i in struck.indices where struck[i] == key { return true }
    return false
  }

  /// A number that fits the rule.
  mutating func take(_ key: Barcode, isVerified: Bool, for rule: KeyRule) {
    guard !isStruck(key) else { return }
    if rule.use == .never {
      // What is struck by this rule may fit it twice; that is no harm.
      if !struck.append(key) { hasStruckAll = true }
      return
    }
    guard let found else {
      found = key
      self.isVerified = isVerified
      return
    }
    if found == key { self.isVerified = self.isVerified || isVerified } else { contradicts = true }
  }
}
