/// How well one scanner reads: good reads of the parcels that passed it, and whether that got worse.
///
/// Counted in parcels, not in minutes: a quiet night says as much as a peak, only later.
///
/// | alarm | raised | over |
/// | --- | --- | --- |
/// | silent | the last 20 parcels in a row went unread | 10 of the last 20 were read |
/// | falling | of the last 100 parcels, 10 more went unread than usual, or 5 standard deviations where that is more | half of that |
///
/// Usual is the best 500 in a row since the start, less what chance does to 500. A parcel counts when it ends.
///
/// **Thread**: a value of the desk.
struct ReadRate: Sendable, Equatable {
  enum Finding: String, Sendable {
    /// It reads nothing any more, or never did.
    case silent
    /// It reads clearly less than it did.
    case falling
  }

  /// **Source**: at 98 % one more or less is a point, and a full line brings 100 parcels in 40 s.
  static let window = 100
  /// **Source**: a scanner that reads every second parcel misses 20 in a row once in a million.
  static let silence = 20
  /// **Source**: at 98 % the chance of two standard deviations is 1.3 points; a hand station sees 500 in an hour.
  static let block = 500
  /// **Source**: a tunnel that loses ten parcels of a hundred fills its exception lane; nobody asks below that.
  static let leastMargin = 10.0
  /// **Source**: five standard deviations are less than one false alarm in a million parcels at 98 %.
  static let deviations = 5.0
  /// How many hundreds the trend tells. **Source**: fits one line of a terminal.
  static let trendLength = 12

  private(set) var passed = 0
  private(set) var read = 0
  private(set) var finding: Finding?
  /// Share of parcels that went unread in each full hundred, oldest first. **Units**: percent.
  private(set) var unreadPercents: [Double] = []
  /// What can be expected to go unread. **Units**: share of 1. Nil before the first 500.
  private(set) var usualUnread: Double?

  /// The last hundred: whether each was read; written round and round.
  private var recent: [Bool] = []
  private var next = 0
  private var recentUnread = 0
  private var unreadInARow = 0
  private var hundred = (passed: 0, unread: 0)
  private var five = (passed: 0, unread: 0)

  static func == (one: Self, other: Self) -> Bool {
    one.passed == other.passed && one.read == other.read && one.finding == other.finding
      && one.recent == other.recent && one.next == other.next && one.usualUnread == other.usualUnread
  }

  /// One parcel passed, and was read or not.
  mutating func take(wasRead: Bool) {
    passed += 1
    if wasRead { read += 1 }
    if recent.count < Self.window {
      recent.append(wasRead)
    } else {
      if !recent[next] { recentUnread -= 1 }
      recent[next] = wasRead
    }
    if !wasRead { recentUnread += 1 }
    unreadInARow = wasRead ? 0 : unreadInARow + 1
    next = (next + 1) % Self.window
    takeHundred(wasRead)
    takeBlock(wasRead)
    judge()
  }

  /// Forgets what came last: the scanner was away, and what passed meanwhile says nothing of how it reads.
  mutating func startAnew() {
    recent.removeAll(keepingCapacity: true)
    (next, recentUnread, unreadInARow) = (0, 0, 0)
    (hundred, five, finding) = ((0, 0), (0, 0), nil)
  }

  /// Good reads of the last hundred. **Units**: percent. Nil before the first parcel.
  var recentPercent: Double? {
    guard !recent.isEmpty else { return nil }
    return 100 * Double(recent.count - recentUnread) / Double(recent.count)
  }

  private mutating func takeHundred(_ wasRead: Bool) {
    hundred = (hundred.passed + 1, hundred.unread + (wasRead ? 0 : 1))
    guard hundred.passed == Self.window else { return }
    unreadPercents.append(100 * Double(hundred.unread) / Double(Self.window))
    if unreadPercents.count > Self.trendLength { unreadPercents.removeFirst() }
    hundred = (0, 0)
  }

  private mutating func takeBlock(_ wasRead: Bool) {
    five = (five.passed + 1, five.unread + (wasRead ? 0 : 1))
    guard five.passed == Self.block else { return }
    let share = Double(five.unread) / Double(Self.block)
    // The best of many blocks was lucky, too: what it surely was is two standard deviations worse.
    let sure = share + 2 * (share * (1 - share) / Double(Self.block)).squareRoot()
    usualUnread = min(usualUnread ?? 1, sure)
    five = (0, 0)
  }

  private mutating func judge() {
    if isSilent {
      finding = .silent
    } else if isFalling {
      finding = .falling
    } else {
      finding = nil
    }
  }

  private var isSilent: Bool {
    guard finding == .silent else { return unreadInARow >= Self.silence }
    let read = (1...Self.silence).count { recent[(next - $0 + Self.window) % Self.window] }
    return read < Self.silence / 2
  }

  private var isFalling: Bool {
    guard let usualUnread, recent.count == Self.window else { return false }
    let expected = usualUnread * Double(Self.window)
    let deviation = (expected * (1 - usualUnread)).squareRoot()
    let margin = max(Self.leastMargin, Self.deviations * deviation)
    return Double(recentUnread) >= expected + (finding == nil ? margin : margin / 2)
  }
}
