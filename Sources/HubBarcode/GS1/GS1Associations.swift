import HubUnits

/// What the elements of a label must hold together: which needs which, which excludes which. Only ever a warning: a
/// parcel is not lost because its label says a batch without an item.
///
/// **Source**: General Specifications, sections 4.13 (mandatory associations) and 4.14 (invalid pairs).
enum GS1Associations {
  static func check(_ bytes: Span<UInt8>, _ label: inout GS1Label) {
    var present = GS1Presence()
    for i in label.elements.indices { present.insert(GS1Presence(label.elements[i])) }
    for i in label.elements.indices {
      let element = label.elements[i]
      if !need(of: element, present).isMet || clash(of: element, present) != nil {
        label.warnings.insert(.brokenPair)
      }
      for j in 0..<i where contradicts(bytes, element, label.elements[j]) {
        label.warnings.insert(.contradiction)
      }
    }
  }

  /// Whether two elements say the same thing twice and otherwise: one identifier with two values, or one measure
  /// with two numbers of decimals.
  private static func contradicts(_ bytes: Span<UInt8>, _ a: GS1Element, _ b: GS1Element) -> Bool {
    guard a.digitCount == b.digitCount else { return false }
    if a.number != b.number {
      return a.digitCount == 4 && a.number / 10 == b.number / 10 && 3100...3999 ~= a.number
    }
    guard a.valueCount == b.valueCount else { return true }
    for i in 0..<a.valueCount where bytes[a.valueOffset + i] != bytes[b.valueOffset + i] { return true }
    return false
  }

  /// What an element needs beside it.
  struct Need: BitwiseCopyable {
    let isMet: Bool
    /// The identifiers, for people.
    let words: StaticString

    init(_ isMet: Bool, _ words: StaticString) {
      self.isMet = isMet
      self.words = words
    }
    static var nothing: Need { Need(true, "") }
  }

  static func need(of element: GS1Element, _ present: GS1Presence) -> Need {
    switch element.digitCount {
    case 2: twoDigits(element.number, present)
    case 3: threeDigits(element.number, present)
    default: fourDigits(element.number, present)
    }
  }

  private static var anyItem: GS1Presence { .item | .content | .madeToOrder | .piece | .pieceContent }
  private static var itemOrContent: GS1Presence { .item | .content }
  private static var items: GS1Presence { .item | .content | .madeToOrder }

  private static func twoDigits(_ number: UInt16, _ present: GS1Presence) -> Need {
    switch number {
    case 2: Need(present.contains(.count), "37")
    case 10, 11, 13, 15, 16, 20: Need(present.containsAny(anyItem), "01, 02, 03, 8006 or 8026")
    case 12: Need(present.contains(.paymentReference), "8020")
    case 17: Need(present.containsAny(anyItem | .coupon), "01, 02, 03, 255, 8006 or 8026")
    case 21: Need(present.containsAny(.item | .madeToOrder | .piece), "01, 03 or 8006")
    case 22: Need(present.contains(.item), "01")
    case 30: Need(present.containsAny(itemOrContent), "01 or 02")
    case 37:
      Need(
        present.contains(.unit | .content) || present.contains(.unit | .pieceContent),
        "00 with 02 or 8026")
    default: .nothing
    }
  }

  private static func threeDigits(_ number: UInt16, _ present: GS1Presence) -> Need {
    switch number {
    case 235, 710...717: Need(present.contains(.item), "01")
    case 240, 241, 422: Need(present.containsAny(anyItem), "01, 02, 03, 8006 or 8026")
    case 242: Need(present.containsAny(itemOrContent | .piece | .pieceContent), "01, 02, 8006 or 8026")
    case 243: Need(present.containsAny(.item | .madeToOrder), "01 or 03")
    case 250:
      Need(
        present.contains(.serial) && present.containsAny(.item | .madeToOrder | .piece),
        "21 with 01, 03 or 8006")
    case 251: Need(present.containsAny(.item | .madeToOrder | .piece), "01, 03 or 8006")
    case 254: Need(present.contains(.location), "414")
    case 403: Need(present.contains(.unit), "00")
    case 415: Need(present.contains(.paymentReference), "8020")
    case 423...426: Need(present.containsAny(items), "01, 02 or 03")
    case 427: Need(present.contains(.origin) && present.containsAny(items), "422 with 01, 02 or 03")
    default: .nothing
    }
  }

  private static func fourDigits(_ number: UInt16, _ present: GS1Presence) -> Need {
    switch number {
    case 3100...3299, 3500...3529, 3560...3619, 3640...3669:
      Need(present.containsAny(itemOrContent), "01 or 02")
    case 3370...3379: Need(present.contains(.item), "01")
    case 3300...3499, 3530...3559, 3620...3639, 3670...3699:
      Need(present.containsAny(.unit | .item), "00 or 01")
    case 3900...3999: money(number / 10, present)
    case 4303: Need(present.contains(.shipToAddress), "4302")
    case 4313: Need(present.contains(.returnAddress), "4312")
    case 4300...4333: Need(present.contains(.unit), "00")
    case 7000...7299: special(number, present)
    default: asset(number, present)
    }
  }

  private static func money(_ three: UInt16, _ present: GS1Presence) -> Need {
    let isMeasured = present.containsAny(.variableCount | .itemMeasure)
    return switch three {
    case 390: Need(present.containsAny(.coupon | .paymentReference), "255 or 8020")
    case 391: Need(present.contains(.paymentReference), "8020")
    case 392: Need(isMeasured && present.contains(.item), "01 with 30 or a measure")
    case 394: Need(present.contains(.coupon), "255")
    default: Need(isMeasured, "30 or a measure")
    }
  }

  private static func special(_ number: UInt16, _ present: GS1Presence) -> Need {
    let isPerson = present.containsAny(.provider | .recipient)
    return switch number {
    case 7001: Need(present.containsAny(itemOrContent | .piece | .pieceContent), "01, 02, 8006 or 8026")
    case 7003, 7010, 7011: Need(present.containsAny(items), "01, 02 or 03")
    case 7004: Need(present.contains(.batch) && present.containsAny(.item | .madeToOrder), "10 with 01 or 03")
    case 7002, 7005...7009, 7030...7039: Need(present.containsAny(itemOrContent), "01 or 02")
    case 7020:
      Need(
        present.contains(.productionPlace) && present.containsAny(.item | .madeToOrder | .piece),
        "416 with 01, 03 or 8006")
    case 7021: Need(present.containsAny(.item | .madeToOrder | .piece), "01, 03 or 8006")
    case 7022:
      Need(
        present.contains(.functionalStatus) && present.containsAny(.item | .madeToOrder | .piece),
        "7021 with 01, 03 or 8006")
    case 7041: Need(present.contains(.unit), "00")
    case 7230...7239: Need(present.containsAny(.item | .individualAsset), "01 or 8004")
    case 7240: Need(present.containsAny(.item | .piece), "01 or 8006")
    case 7258: Need(present.contains(.recipient | .baby), "8018 with 7259")
    case 7250...7252, 7257, 7259: Need(present.contains(.recipient), "8018")
    case 7241, 7242, 7253...7256: Need(isPerson, "8017 or 8018")
    default: .nothing
    }
  }

  private static func asset(_ number: UInt16, _ present: GS1Presence) -> Need {
    switch number {
    case 8001, 8014, 8200: Need(present.contains(.item), "01")
    case 8005: Need(present.containsAny(itemOrContent), "01 or 02")
    case 8007: Need(present.contains(.payTo), "415")
    case 8008: Need(present.containsAny(items), "01, 02 or 03")
    case 8009: Need(present.containsAny(.unit | .item | .madeToOrder), "00, 01 or 03")
    case 8011: Need(present.contains(.component), "8010")
    case 8012: Need(present.containsAny(.item | .madeToOrder | .piece), "01, 03 or 8006")
    case 8019: Need(present.containsAny(.provider | .recipient), "8017 or 8018")
    case 8020: Need(present.contains(.payTo), "415")
    case 8026: Need(present.contains(.count), "37")
    case 8030: signature(present)
    case 8040: Need(present.contains(.item | .serial), "01 with 21")
    case 8041, 8042, 8043: Need(present.contains(.item | .serial | .phone), "8040 with 01 and 21")
    case 8111: Need(present.contains(.coupon), "255")
    default: .nothing
    }
  }

  /// A signature signs a thing that is one of its kind.
  private static func signature(_ present: GS1Presence) -> Need {
    let isOne =
      present.containsAny(.unit | .isSerialised | .individualAsset | .provider | .recipient)
      || present.contains(.serial) && present.containsAny(.item | .madeToOrder | .piece)
      || present.contains(.component | .componentSerial)
    return Need(
      isOne, "00, 8004, 8017, 8018, or a key with its serial (01 and 21, 253, 255, 8003, 8010 and 8011)")
  }

  /// The identifiers that must not stand beside an element, for people; nil when none of them does.
  static func clash(of element: GS1Element, _ present: GS1Presence) -> StaticString? {
    switch (element.digitCount, element.number) {
    case (2, 1): present.containsAny(.coupon | .count) ? "255 and 37" : nil
    case (2, 2): present.containsAny(.item | .madeToOrder) ? "01 and 03" : nil
    case (2, 3):
      present.containsAny(.item | .content | .count | .thirdPartySerial) ? "01, 02, 37 and 235" : nil
    case (2, 21): present.contains(.thirdPartySerial) ? "235" : nil
    case (3, 255):
      present.containsAny(.item | .content | .payTo | .piece | .paymentReference | .pieceContent)
        ? "01, 02, 415, 8006, 8020 and 8026" : nil
    case (3, 420): present.contains(.postcodeWithCountry) ? "421" : nil
    case (3, 421): present.contains(.shipToCountry) ? "4307" : nil
    case (3, 422...425): present.contains(.fullProcess) ? "426" : nil
    case (4, 3900...3909):
      present.containsAny(.amountWithCurrency | .percentOff | .points) ? "391n, 394n and 8111" : nil
    case (4, 3920...3929): present.contains(.priceWithCurrency) ? "393n" : nil
    case (4, 3940...3949): present.contains(.points) ? "8111" : nil
    case (4, 3950...3959):
      present.containsAny(.price | .priceWithCurrency | .pricePerUnit) ? "392n, 393n and 8005" : nil
    case (4, 4330): present.contains(.maximumCelsius) ? "4331" : nil
    case (4, 4332): present.contains(.minimumCelsius) ? "4333" : nil
    case (4, 7240): present.contains(.madeToOrder) ? "03" : nil
    case (4, 7250): present.contains(.birthTime) ? "7251" : nil
    case (4, 7253...7255): present.containsAny(.fullName | .baby) ? "7256 and 7259" : nil
    case (4, 7259): present.contains(.fullName) ? "7256" : nil
    case (4, 8006): present.containsAny(.item | .madeToOrder | .count) ? "01, 03 and 37" : nil
    case (4, 8017): present.contains(.recipient) ? "8018" : nil
    case (4, 8026): present.containsAny(.content | .madeToOrder | .piece) ? "02, 03 and 8006" : nil
    default: nil
    }
  }
}

#if !hasFeature(Embedded)
  extension GS1Label {
    /// One sentence for each pair that is broken, for a technician.
    public var pairTexts: [String] {
      var present = GS1Presence()
      for i in elements.indices { present.insert(GS1Presence(elements[i])) }
      var out: [String] = []
      for i in elements.indices {
        let need = GS1Associations.need(of: elements[i], present)
        let name = elements[i].identifier
        if !need.isMet {
          out.append("GS1: \(name) needs \(need.words) beside it, which is not on this label")
        }
        if let clash = GS1Associations.clash(of: elements[i], present) {
          out.append("GS1: \(name) must not stand beside \(clash)")
        }
      }
      return out
    }
  }
#endif
