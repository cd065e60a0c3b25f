/// Days and times inside the values of GS1 elements.
enum GS1Times {
  /// Six digits: year, month, day.
  static func checkDate(_ value: Span<UInt8>, at start: Int = 0, allowsDayZero: Bool) throws(GS1Fault) {
    let year = GS1Values.number(value, start, 2)
    try checkDay(
      month: GS1Values.number(value, start + 2, 2), day: GS1Values.number(value, start + 4, 2),
      // Two digits of a year: every fourth is a leap year within the fifty years each way they can mean.
      isLeap: year % 4 == 0, allowsDayZero: allowsDayZero)
  }

  private static func checkDay(month: Int, day: Int, isLeap: Bool, allowsDayZero: Bool) throws(GS1Fault) {
    guard month >= 1, month <= 12, day > 0 || allowsDayZero else { throw .impossibleDate }
    let days =
      switch month {
      case 2: isLeap ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    guard day <= days else { throw .impossibleDate }
  }

  static func checkDays(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count == 6 || value.count == 12 else { throw .wrongLength }
    try checkDate(value, allowsDayZero: false)
    if value.count == 12 { try checkDate(value, at: 6, allowsDayZero: false) }
  }

  static func checkDayAndPerhapsTime(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count == 6 || value.count == 10 else { throw .wrongLength }
    try checkDate(value, allowsDayZero: false)
    if value.count == 10 { try checkTime(value, at: 6) }
  }

  static func checkDayAndHour(_ value: Span<UInt8>) throws(GS1Fault) {
    guard value.count % 2 == 0 else { throw .wrongLength }
    try checkDate(value, allowsDayZero: false)
    guard GS1Values.number(value, 6, 2) <= 23 else { throw .impossibleDate }
    if value.count > 8, GS1Values.number(value, 8, 2) > 59 { throw .impossibleDate }
    if value.count > 10, GS1Values.number(value, 10, 2) > 59 { throw .impossibleDate }
  }

  /// **Source**: General Specifications, section 3.8.20: 9999 where no time is given.
  static func checkDateAndTime(_ value: Span<UInt8>, allowsDayZero: Bool) throws(GS1Fault) {
    try checkDate(value, allowsDayZero: allowsDayZero)
    if allowsDayZero, GS1Values.number(value, 6, 4) == 9999 { return }
    try checkTime(value, at: 6)
  }

  private static func checkTime(_ value: Span<UInt8>, at start: Int) throws(GS1Fault) {
    guard GS1Values.number(value, start, 2) <= 23, GS1Values.number(value, start + 2, 2) <= 59 else {
      throw .impossibleDate
    }
  }

  static func checkBirth(_ value: Span<UInt8>) throws(GS1Fault) {
    let year = GS1Values.number(value, 0, 4)
    try checkDay(
      month: GS1Values.number(value, 4, 2), day: GS1Values.number(value, 6, 2),
      isLeap: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0), allowsDayZero: false)
    if value.count == 12 { try checkTime(value, at: 8) }
  }
}
