/// How many events fit between two planes, with the reasons.
public enum RingCapacity {
  /// Images of one link. **Source**: a poll of 5 ms fills 64 in 320 ms; a core that sleeps that long has been
  /// declared dead by its links long before.
  public static let images = 64
  /// Scans of all scanners. **Source**: sixteen scanners with four labels each in one breath.
  public static let scans = 64
  /// Orders to one link. **Source**: `Limits.ordersInTurn` four turns long; a link takes them every millisecond.
  public static let orders = 128
  /// Outcomes of one link: one for each order that may wait in its ring and in the link.
  public static let outcomes = 256
  /// What the control plane tells the core. **Source**: facts for every parcel on a full belt (512), twice.
  public static let messages = 1_024
  /// What the core tells the control plane. **Source**: `Limits.tracesInTurn` (1,280) six times: two flushes of a
  /// full belt while the journal waits for a disk.
  public static let traces = 8_192
  /// Parts of turns on their way to a recording. **Source**: a usual line makes 1,500 a second; a disk was seen to
  /// hang for 37 s.
  public static let notes = 65_536
}
