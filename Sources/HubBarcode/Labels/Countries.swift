/// The countries of ISO 3166-1: two letters and three digits each.
///
/// **Source**: ISO 3166-1:2020 and its newsletters, 249 entries.
enum Countries {
  private static var table: StaticString {
    """
    AD020AE784AF004AG028AI660AL008AM051AO024AQ010AR032AS016AT040AU036AW533AX248AZ031BA070BB052BD050BE056\
    BF854BG100BH048BI108BJ204BL652BM060BN096BO068BQ535BR076BS044BT064BV074BW072BY112BZ084CA124CC166CD180\
    CF140CG178CH756CI384CK184CL152CM120CN156CO170CR188CU192CV132CW531CX162CY196CZ203DE276DJ262DK208DM212\
    DO214DZ012EC218EE233EG818EH732ER232ES724ET231FI246FJ242FK238FM583FO234FR250GA266GB826GD308GE268GF254\
    GG831GH288GI292GL304GM270GN324GP312GQ226GR300GS239GT320GU316GW624GY328HK344HM334HN340HR191HT332HU348\
    ID360IE372IL376IM833IN356IO086IQ368IR364IS352IT380JE832JM388JO400JP392KE404KG417KH116KI296KM174KN659\
    KP408KR410KW414KY136KZ398LA418LB422LC662LI438LK144LR430LS426LT440LU442LV428LY434MA504MC492MD498ME499\
    MF663MG450MH584MK807ML466MM104MN496MO446MP580MQ474MR478MS500MT470MU480MV462MW454MX484MY458MZ508NA516\
    NC540NE562NF574NG566NI558NL528NO578NP524NR520NU570NZ554OM512PA591PE604PF258PG598PH608PK586PL616PM666\
    PN612PR630PS275PT620PW585PY600QA634RE638RO642RS688RU643RW646SA682SB090SC690SD729SE752SG702SH654SI705\
    SJ744SK703SL694SM674SN686SO706SR740SS728ST678SV222SX534SY760SZ748TC796TD148TF260TG768TH764TJ762TK772\
    TL626TM795TN788TO776TR792TT780TV798TW158TZ834UA804UG800UM581US840UY858UZ860VA336VC670VE862VG092VI850\
    VN704VU548WF876WS882YE887YT175ZA710ZM894ZW716
    """
  }

  /// Letters and number of one country lie side by side in the table.
  private static var entrySize: Int { 5 }

  static func contains(_ first: UInt8, _ second: UInt8) -> Bool { number(first, second) != nil }

  /// The number of a country by its letters.
  static func number(_ first: UInt8, _ second: UInt8) -> Int? {
    let table = table
    var low = 0
    var high = table.utf8CodeUnitCount / entrySize
    let wanted = UInt16(first) << 8 | UInt16(second)
    while low < high {
      let middle = (low + high) / 2
      let found =
        UInt16(table.byte(at: middle * entrySize)) << 8 | UInt16(table.byte(at: middle * entrySize + 1))
      if found == wanted { return number(at: middle, table) }
      if found < wanted { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  static func contains(number: Int) -> Bool { letters(ofNumber: number) != nil }

  /// The two letters of a country by its number.
  static func letters(ofNumber number: Int) -> (UInt8, UInt8)? {
    let table = table
    for i in 0..<(table.utf8CodeUnitCount / entrySize) where self.number(at: i, table) == number {
      return (table.byte(at: i * entrySize), table.byte(at: i * entrySize + 1))
    }
    return nil
  }

  private static func number(at index: Int, _ table: StaticString) -> Int {
    var number = 0
    for i in 2..<entrySize { number = number * 10 + Int(table.byte(at: index * entrySize + i)) - 0x30 }
    return number
  }

  /// Whether letters are those of a member of the European Union's customs territory, or of Great Britain or
  /// Northern Ireland (XI), whose customs numbers look the same.
  static func issuesCustomsNumbers(_ first: UInt8, _ second: UInt8) -> Bool {
    let members: StaticString = "ATBEBGCYCZDEDKEEESFIFRGBGRHRHUIEITLTLULVMTNLPLPTROSESISKXI"
    for i in 0..<(members.utf8CodeUnitCount / 2)
    where members.byte(at: i * 2) == first && members.byte(at: i * 2 + 1) == second { return true }
    return false
  }
}
