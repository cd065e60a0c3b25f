/// Which identifiers a label holds, as far as others depend on them: one bit each.
///
/// A set of bits of our own: `OptionSet` brings arrays along, which the allocation-free build refuses.
struct GS1Presence: BitwiseCopyable {
  private var bits: UInt64 = 0

  static func | (a: GS1Presence, b: GS1Presence) -> GS1Presence { .init(bits: a.bits | b.bits) }
  func contains(_ other: GS1Presence) -> Bool { bits & other.bits == other.bits }
  func containsAny(_ other: GS1Presence) -> Bool { bits & other.bits != 0 }
  mutating func insert(_ other: GS1Presence) { bits |= other.bits }

  init() {}
  private init(bits: UInt64) { self.bits = bits }
  private static func bit(_ place: UInt64) -> GS1Presence { .init(bits: 1 << place) }

  static var unit: GS1Presence { bit(0) }  // 00
  static var item: GS1Presence { bit(1) }  // 01
  static var content: GS1Presence { bit(2) }  // 02
  static var madeToOrder: GS1Presence { bit(3) }  // 03
  static var batch: GS1Presence { bit(4) }  // 10
  static var serial: GS1Presence { bit(5) }  // 21
  static var thirdPartySerial: GS1Presence { bit(6) }  // 235
  static var document: GS1Presence { bit(7) }  // 253
  static var coupon: GS1Presence { bit(8) }  // 255
  static var variableCount: GS1Presence { bit(9) }  // 30
  static var itemMeasure: GS1Presence { bit(10) }  // 31nn 32nn 35nn 36nn
  static var count: GS1Presence { bit(11) }  // 37
  static var amountDue: GS1Presence { bit(12) }  // 390n
  static var amountWithCurrency: GS1Presence { bit(13) }  // 391n
  static var price: GS1Presence { bit(14) }  // 392n
  static var priceWithCurrency: GS1Presence { bit(15) }  // 393n
  static var percentOff: GS1Presence { bit(16) }  // 394n
  static var pricePerMeasure: GS1Presence { bit(17) }  // 395n
  static var location: GS1Presence { bit(18) }  // 414
  static var payTo: GS1Presence { bit(19) }  // 415
  static var productionPlace: GS1Presence { bit(20) }  // 416
  static var postcode: GS1Presence { bit(21) }  // 420
  static var postcodeWithCountry: GS1Presence { bit(22) }  // 421
  static var origin: GS1Presence { bit(23) }  // 422
  static var fullProcess: GS1Presence { bit(24) }  // 426
  static var shipToAddress: GS1Presence { bit(25) }  // 4302
  static var shipToCountry: GS1Presence { bit(26) }  // 4307
  static var returnAddress: GS1Presence { bit(27) }  // 4312
  static var maximumFahrenheit: GS1Presence { bit(28) }  // 4330
  static var maximumCelsius: GS1Presence { bit(29) }  // 4331
  static var minimumFahrenheit: GS1Presence { bit(30) }  // 4332
  static var minimumCelsius: GS1Presence { bit(31) }  // 4333
  static var functionalStatus: GS1Presence { bit(32) }  // 7021
  static var birth: GS1Presence { bit(33) }  // 7250
  static var birthTime: GS1Presence { bit(34) }  // 7251
  static var fullName: GS1Presence { bit(35) }  // 7256
  static var baby: GS1Presence { bit(36) }  // 7259
  static var asset: GS1Presence { bit(37) }  // 8003
  static var individualAsset: GS1Presence { bit(38) }  // 8004
  static var pricePerUnit: GS1Presence { bit(39) }  // 8005
  static var piece: GS1Presence { bit(40) }  // 8006
  static var component: GS1Presence { bit(41) }  // 8010
  static var componentSerial: GS1Presence { bit(42) }  // 8011
  static var provider: GS1Presence { bit(43) }  // 8017
  static var recipient: GS1Presence { bit(44) }  // 8018
  static var paymentReference: GS1Presence { bit(45) }  // 8020
  static var pieceContent: GS1Presence { bit(46) }  // 8026
  static var phone: GS1Presence { bit(47) }  // 8040
  static var points: GS1Presence { bit(48) }  // 8111
  static var isSerialised: GS1Presence { bit(49) }  // 253, 255 or 8003 with a serial in it

  /// What one element adds.
  init(_ element: GS1Element) {
    let number = Int(element.number)
    switch element.digitCount {
    case 2: self = Self.two(number)
    case 3: self = Self.three(number)
    default: self = Self.four(number)
    }
    // The keys with a serial of variable length: thirteen digits (8003: fourteen) without it.
    let length = element.is(8003, 4) ? 14 : 13
    if element.is(253, 3) || element.is(255, 3) || element.is(8003, 4), element.valueCount > length {
      insert(.isSerialised)
    }
  }

  private static func two(_ number: Int) -> GS1Presence {
    switch number {
    case 0: .unit
    case 1: .item
    case 2: .content
    case 3: .madeToOrder
    case 10: .batch
    case 21: .serial
    case 30: .variableCount
    case 37: .count
    default: .init()
    }
  }

  private static func three(_ number: Int) -> GS1Presence {
    switch number {
    case 235: .thirdPartySerial
    case 253: .document
    case 255: .coupon
    case 414: .location
    case 415: .payTo
    case 416: .productionPlace
    case 420: .postcode
    case 421: .postcodeWithCountry
    case 422: .origin
    case 426: .fullProcess
    default: .init()
    }
  }

  private static func four(_ number: Int) -> GS1Presence {
    switch number {
    case 3100...3299, 3500...3699: .itemMeasure
    case 3900...3909: .amountDue
    case 3910...3919: .amountWithCurrency
    case 3920...3929: .price
    case 3930...3939: .priceWithCurrency
    case 3940...3949: .percentOff
    case 3950...3959: .pricePerMeasure
    case 4302: .shipToAddress
    case 4307: .shipToCountry
    case 4312: .returnAddress
    case 4330: .maximumFahrenheit
    case 4331: .maximumCelsius
    case 4332: .minimumFahrenheit
    case 4333: .minimumCelsius
    case 7021: .functionalStatus
    case 7250: .birth
    case 7251: .birthTime
    case 7256: .fullName
    case 7259: .baby
    case 8003: .asset
    case 8004: .individualAsset
    case 8005: .pricePerUnit
    case 8006: .piece
    case 8010: .component
    case 8011: .componentSerial
    case 8017: .provider
    case 8018: .recipient
    case 8020: .paymentReference
    case 8026: .pieceContent
    case 8040: .phone
    case 8111: .points
    default: .init()
    }
  }
}
