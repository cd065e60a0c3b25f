import HubUnits

/// The texts by which fixed scanners say that they saw a parcel and read nothing.
///
/// **Source**: default no-read messages of fixed readers: `NoRead` (SICK, Cognex), `NOREAD`, `NO READ`, `NR`, one or
/// more `?`, CAN (18 hex, Datalogic). A site's own text comes with the settings: a recording can name one, the
/// line's file cannot yet.
enum NoReadText {
  static func matches(_ store: borrowing ScanStore, own: Barcode) -> Bool {
    let count = store.openCount
    guard count > 0, count <= Barcode.capacity else { return false }
    if !own.isEmpty, isOwn(store, own) { return true }
    if count == 1, store.openByte(0) == 0x18 { return true }
    if isAllQuestionMarks(store) { return true }
    return isWord(store, "NOREAD") || isWord(store, "NR")
  }

  private static func isOwn(_ store: borrowing ScanStore, _ own: Barcode) -> Bool {
    guard own.count == store.openCount else { return false }
    for i in 0..<own.count where store.openByte(i) != own[i] { return false }
    return true
  }

  private static func isAllQuestionMarks(_ store: borrowing ScanStore) -> Bool {
    for i in 0..<store.openCount where store.openByte(i) != 0x3F { return false }
    return true
  }

  /// Compares without case, and without the blank, hyphen or underscore some put between the words.
  private static func isWord(_ store: borrowing ScanStore, _ word: StaticString) -> Bool {
    var matched = 0
    for i in 0..<store.openCount {
      let byte = store.openByte(i)
      if byte == 0x20 || byte == 0x2D || byte == 0x5F { continue }
      guard matched < word.utf8CodeUnitCount, byte & 0xDF == word.byte(at: matched) else { return false }
      matched += 1
    }
    return matched == word.utf8CodeUnitCount
  }
}
