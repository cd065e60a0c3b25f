import HubUnits

/// What every mode does when a label is complete: prefix and identifier off, then label, answer or no-read.
enum LabelEnd {
  static func finish(
    _ settings: ScanDecoderSettings, at instant: MonotonicInstant, into store: inout ScanStore
  ) {
    guard takePrefix(settings, from: &store) else { return store.dropFragment() }
    if settings.hasSymbologyPrefix, store.symbologyIdentifier == nil, store.openCount > 3,
      let identifier = SymbologyIdentifier(store.openByte(0), store.openByte(1), store.openByte(2))
    {
      store.symbologyIdentifier = identifier
      store.stripFront(3)
    }
    if let codeIDs = settings.codeIDs, store.symbologyIdentifier == nil { takeCodeID(codeIDs, from: &store) }
    if let identifier = store.symbologyIdentifier, identifier.isDeviceAnswer {
      return store.finish(.deviceAnswer, at: instant)
    }
    store.finish(NoReadText.matches(store, own: settings.noReadText) ? .noRead : .label, at: instant)
  }

  /// Takes a maker's letters off. A label without any is doubtful: it lost its beginning, or the scanner was set anew.
  private static func takeCodeID(_ codeIDs: ScannerCodeIDs, from store: inout ScanStore) {
    func byte(_ index: Int) -> UInt8 { index < store.openCount ? store.openByte(index) : 0 }
    guard let found = codeIDs.match(byte(0), byte(1), byte(2)), found.count < store.openCount else {
      store.isDoubtful = true
      return
    }
    store.symbologyIdentifier = found.identifier
    store.stripFront(found.count)
  }

  /// Takes the configured prefix off; false when it is not there: the label lost its beginning.
  private static func takePrefix(_ settings: ScanDecoderSettings, from store: inout ScanStore) -> Bool {
    guard !settings.prefix.isEmpty else { return true }
    // Line ends left over from the label before (STX … ETX CR LF) stand before the prefix.
    while store.openCount > 0, store.openByte(0) == 0x0D || store.openByte(0) == 0x0A { store.stripFront(1) }
    guard store.openCount >= settings.prefix.count else { return false }
    for i in settings.prefix.indices where store.openByte(i) != settings.prefix[i] { return false }
    store.stripFront(settings.prefix.count)
    return true
  }
}
