/// The formats of parcel, post and customs numbers we know. Closed; a new one is added here and in HubBarcode's
/// `LabelShapes`.
///
/// They stand here because the configuration names them too: a plan says which of them is a parcel's key.
public enum LabelFormat: UInt8, Sendable, Hashable, BitwiseCopyable {
  case s10 = 0
  case sscc, gtin
  case ups1Z, upsWaybill
  case dpdParcelLabel, dpd28, dpdTracking
  case gls, glsTrackID, glsUniqueLabel
  case leitcode, identcode
  case dhlExpress, dhlPiece, dhlECommerce, dhlECommerce14
  case bpost24, bpost18, bpostPlate, bpostRegistered
  case postNL3S
  case austrianPost16, austrianPost22
  case fedEx12, fedExGround15, fedExGroundSSCC18, fedExGround96, fedExGSN, fedEx34, fedExASTRA32
  case usps20, uspsLegacy, uspsIMpbOnline, uspsIMpbCommercial
  case amazonTBA, amazonInternational
  case cainiao, yunExpress, landmark, yodel, gofo, speeDee
  case canadaPost, canpar, onTracC, onTracD, purolator12, purolatorAlpha
  case oldDominion, oldDominionGuaranteed
  case laserShipLX, laserShip1LS7, laserShip1LS7Long, laserShip1LSCX
  case inPost24
  case airWaybill, cargoPiece, unitLoadDevice
  case movementReference, ioss, eori
}

extension LabelFormat {
  /// Whether the format can be the number of a parcel; the others name papers, loads and firms.
  public var isParcelNumber: Bool {
    switch self {
    case .gtin, .airWaybill, .cargoPiece, .unitLoadDevice, .movementReference, .ioss, .eori: false
    default: true
    }
  }

  /// Whether there is a check digit inside; the others are known by their shape alone.
  public var hasCheckDigit: Bool {
    switch self {
    case .dpdParcelLabel, .glsTrackID, .glsUniqueLabel, .dhlPiece, .dhlECommerce, .dhlECommerce14, .bpost24,
      .bpost18,
      .bpostPlate, .postNL3S, .amazonTBA, .amazonInternational, .cainiao, .yunExpress, .landmark, .yodel,
      .gofo,
      .speeDee, .canpar, .purolatorAlpha, .laserShipLX, .laserShip1LS7, .laserShip1LS7Long, .laserShip1LSCX,
      .inPost24,
      .unitLoadDevice, .ioss, .eori:
      false
    default: true
    }
  }
}

#if !hasFeature(Embedded)
  extension LabelFormat: CaseIterable {
    /// The words of a format: what kind of number it is, whose it is, and its name among that carrier's.
    private struct Words {
      let kind: String
      let carrier: String
      let format: String
      init(_ kind: String, _ carrier: String, _ format: String) {
        self.kind = kind
        self.carrier = carrier
        self.format = format
      }
    }

    /// What kind of number it is: `s10`, `sscc`, `dpd_parcel_label`, …
    public var kind: String { words.kind }
    /// Whose number it is: `bpost`, `dpd`, … (`s10`, `gs1`, `iata` and `eu` where no carrier owns it).
    public var carrier: String { words.carrier }
    /// The format's name among the carrier's.
    public var formatName: String { words.format }

    private var words: Words {
      switch self {
      case .s10: Words("s10", "s10", "s10")
      case .sscc: Words("sscc", "gs1", "sscc")
      case .gtin: Words("gtin", "gs1", "gtin")
      case .ups1Z: Words("ups_1z", "ups", "ups")
      case .upsWaybill: Words("ups_waybill", "ups", "UPS Waybill")
      case .dpdParcelLabel: Words("dpd_parcel_label", "dpd", "dpd_parcel_label")
      case .dpd28: Words("dpd_parcel_label", "dpd", "dpd")
      case .dpdTracking: Words("dpd_tracking", "dpd", "dpd_14")
      case .gls: Words("gls_parcel", "gls", "gls_12")
      case .glsTrackID: Words("gls_track_id", "gls", "gls_track_id")
      case .glsUniqueLabel: Words("gls_2d", "gls", "gls_2d_123")
      case .leitcode: Words("dp_leitcode", "deutsche_post", "leitcode")
      case .identcode: Words("dp_identcode", "deutsche_post", "identcode")
      case .dhlExpress: Words("dhl_express_awb", "dhl", "dhl_express")
      case .dhlPiece: Words("dhl_piece", "dhl", "dhl_express_piece_id")
      case .dhlECommerce: Words("dhl_ecommerce", "dhl", "dhl_ecommerce")
      case .dhlECommerce14: Words("dhl_ecommerce", "dhl", "dhl_ecommerce_14")
      case .bpost24: Words("bpost_24", "bpost", "bpost_24")
      case .bpost18: Words("bpost_18", "bpost", "bpost_18")
      case .bpostPlate: Words("bpost_jjbea", "bpost", "bpost_jjbea")
      case .bpostRegistered: Words("bpost_registered_30", "bpost", "bpost_registered_30")
      case .postNL3S: Words("postnl_3s", "postnl", "postnl_3s")
      case .austrianPost16: Words("postat_16", "austrian_post", "postat_16")
      case .austrianPost22: Words("postat_22", "austrian_post", "postat_22")
      case .fedEx12: Words("fedex_12", "fedex", "fedex_12")
      case .fedExGround15: Words("fedex_ground", "fedex", "fedex_ground")
      case .fedExGroundSSCC18: Words("fedex_ground", "fedex", "fedex_ground_sscc_18")
      case .fedExGround96: Words("fedex_ground_96", "fedex", "fedex_ground_96")
      case .fedExGSN: Words("fedex_ground_gsn", "fedex", "fedex_ground_gsn")
      case .fedEx34: Words("fedex_34", "fedex", "fedex_34")
      case .fedExASTRA32: Words("fedex_astra_32", "fedex", "fedex_astra_32")
      case .usps20: Words("usps_20", "usps", "usps_20")
      case .uspsLegacy: Words("usps_legacy", "usps", "usps_legacy")
      case .uspsIMpbOnline: Words("usps_impb", "usps", "usps_impb_n")
      case .uspsIMpbCommercial: Words("usps_impb", "usps", "usps_impb_c")
      case .amazonTBA: Words("amazon_tba", "amazon", "amazon_logistics")
      case .amazonInternational: Words("amazon_international", "amazon", "amazon_international")
      case .cainiao: Words("cainiao_lp", "cainiao", "cainiao_lp")
      case .yunExpress: Words("yunexpress", "yunexpress", "yunexpress")
      case .landmark: Words("landmark", "landmark", "landmark_global")
      case .yodel: Words("yodel", "yodel", "yodel")
      case .gofo: Words("gofo", "gofo", "gofo_us")
      case .speeDee: Words("speedee", "speedee", "speedee")
      case .canadaPost: Words("canada_post", "canada_post", "canada_post")
      case .canpar: Words("canpar_22", "canpar", "canpar_22")
      case .onTracC: Words("ontrac", "ontrac", "ontrac_c")
      case .onTracD: Words("ontrac", "ontrac", "ontrac_d")
      case .purolator12: Words("purolator", "purolator", "purolator_numeric")
      case .purolatorAlpha: Words("purolator_alpha", "purolator", "purolator_alpha")
      case .oldDominion: Words("old_dominion", "old_dominion", "Old Dominion")
      case .oldDominionGuaranteed:
        Words("old_dominion", "old_dominion", "Old Dominion Guaranteed Shipment")
      case .laserShipLX: Words("lasership", "lasership", "lasership_lx")
      case .laserShip1LS7: Words("lasership", "lasership", "lasership_1ls7")
      case .laserShip1LS7Long: Words("lasership", "lasership", "LaserShip 1LS7 (18)")
      case .laserShip1LSCX: Words("lasership", "lasership", "lasership_1lscx")
      case .inPost24: Words("inpost_24", "inpost", "inpost_24")
      case .airWaybill: Words("awb", "iata", "awb")
      case .cargoPiece: Words("awb_piece", "iata", "awb_piece")
      case .unitLoadDevice: Words("uld", "iata", "uld")
      case .movementReference: Words("mrn", "eu", "mrn")
      case .ioss: Words("ioss", "eu", "ioss")
      case .eori: Words("eori", "eu", "eori")
      }
    }
  }
#endif
