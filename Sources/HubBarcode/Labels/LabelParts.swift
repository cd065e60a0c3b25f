// The parts of a label, for people and programs: these allocate and stay out of the scan path.
#if !hasFeature(Embedded)
  import HubUnits

  extension LabelCandidate {
    /// The named parts of a label as this format, in the order they are printed.
    public func parts(of bytes: [UInt8]) -> [(name: String, value: String)] {
      let from = Int(start)
      let to = min(from + Int(count), bytes.count)
      guard from <= to else { return [] }
      let span = bytes.span.extracting(from..<to)
      if format == .glsUniqueLabel {
        return GLSLabel.columns.map { ($0.name, Self.column(bytes[from..<to], $0.range)) }
      }
      if isAssembled {
        let message = CarrierMessage(bytes.span, envelope: TransportMessage(bytes.span))
        guard let number = message?.upsNumber(bytes.span) else { return [] }
        return [("number", number.text(0..<number.count))] + parts(number)
      }
      let text = LabelText(span)
      return text.isWhole ? parts(text) : []
    }

    private static func column(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> String {
      var text = ""
      for i in range where i < bytes.count {
        text.unicodeScalars.append(Unicode.Scalar(bytes[bytes.startIndex + i]))
      }
      return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private func parts(_ text: LabelText) -> [(name: String, value: String)] {
      switch format {
      case .dpdParcelLabel: return dpd(text, from: 1)
      case .dpd28: return dpd(text, from: 0)
      case .uspsLegacy, .uspsIMpbOnline, .uspsIMpbCommercial: return usps(text)
      case .ioss: return [("member_state", memberState(text)), ("number", text.text(5..<12))]
      case .bpostRegistered:
        return [("gtin", text.text(2..<16)), ("serial", text.text(18..<text.count))]
      case .airWaybill:
        let start = text.isDigit(3) ? 3 : 4
        return [
          ("prefix", text.text(0..<3)), ("serial", text.text(start..<(start + 7))),
          ("check_digit", text.text((start + 7)..<text.count)),
        ]
      case .unitLoadDevice:
        let owner = text.digits(3..<8) ? 8 : 7
        return [
          ("type", text.text(0..<3)), ("serial", text.text(3..<owner)),
          ("owner", text.text(owner..<text.count)),
        ]
      default:
        return columns(text).map { ($0.0, text.text($0.1)) }
      }
    }

    /// Where the parts of formats with fixed columns stand.
    private func columns(_ text: LabelText) -> [(String, Range<Int>)] {
      let last = text.count - 1
      switch format {
      case .s10:
        return [
          ("service_indicator", 0..<2), ("serial", 2..<10), ("check_digit", 10..<11), ("country", 11..<13),
        ]
      case .ups1Z:
        return [
          ("shipper", 2..<8), ("service", 8..<10), ("package", 10..<17), ("check_digit", 17..<18),
          ("serial", 2..<17),
        ]
      case .upsWaybill: return [("service", 0..<1), ("serial", 1..<10), ("check_digit", 10..<11)]
      case .dpdTracking: return [("parcel_number", 0..<14), ("check", 14..<15)]
      case .leitcode:
        return [
          ("postcode", 0..<5), ("street", 5..<8), ("house", 8..<11), ("product", 11..<13),
          ("check_digit", 13..<14),
        ]
      case .movementReference:
        return [("year", 0..<2), ("country", 2..<4), ("procedure", 16..<17), ("check_digit", 17..<18)]
      case .eori: return [("country", 0..<2), ("number", 2..<text.count)]
      case .cargoPiece:
        return [("prefix", 0..<3), ("serial", 3..<10), ("check_digit", 10..<11), ("piece", 11..<16)]
      case .sscc:
        let start = last == 19 ? 2 : 0
        return last == 17 || last == 19
          ? [
            ("extension_digit", start..<(start + 1)), ("serial", (start + 1)..<last),
            ("check_digit", last..<(last + 1)),
          ] : []
      case .canadaPost: return [("origin_id", 0..<7), ("serial", 0..<15), ("check_digit", 15..<16)]
      case .fedEx34:
        return [("destination_zip", 15..<20), ("serial", 20..<33), ("check_digit", 33..<34)]
      case .fedExASTRA32: return [("serial", 16..<27), ("check_digit", 27..<28)]
      case .fedExGroundSSCC18:
        return [("container_type", 0..<2), ("serial", 2..<17), ("check_digit", 17..<18)]
      case .fedExGround96:
        return [
          ("application_identifier", 0..<2), ("scnc", 2..<4), ("service", 4..<7), ("shipper", 7..<14),
          ("package", 14..<21), ("serial", 7..<21), ("check_digit", 21..<22),
        ]
      case .fedExGSN:
        return [
          ("application_identifier", 0..<2), ("scnc", 2..<4), ("gsn", 9..<19), ("serial", 20..<33),
          ("check_digit", 33..<34),
        ]
      case .usps20:
        return [
          ("service", 0..<2), ("shipper", 2..<11), ("package", 11..<19), ("serial", 0..<19),
          ("check_digit", 19..<20),
        ]
      case .amazonTBA, .landmark, .dhlPiece, .postNL3S, .cainiao, .yunExpress, .yodel, .gofo, .speeDee,
        .amazonInternational, .laserShipLX, .laserShip1LS7, .laserShip1LS7Long, .laserShip1LSCX,
        .canpar, .purolatorAlpha, .bpostPlate, .dhlECommerce, .dhlECommerce14, .onTracC, .onTracD:
        return [("serial", serialRange(text))]
          + (strength == .checkDigit ? [("check_digit", last..<(last + 1))] : [])
      default:
        guard strength == .checkDigit, last > 0 else { return [] }
        return [("serial", 0..<last), ("check_digit", last..<(last + 1))]
      }
    }

    /// The serial of formats that start with letters of their own.
    private func serialRange(_ text: LabelText) -> Range<Int> {
      let count = text.count
      switch format {
      case .amazonTBA: return 3..<count
      case .amazonInternational: return 1..<count
      case .cainiao, .yunExpress, .speeDee, .postNL3S, .dhlECommerce: return 2..<count
      case .landmark: return 3..<11
      case .laserShipLX: return 3..<count
      case .laserShip1LS7: return 9..<count
      case .laserShip1LS7Long: return 10..<16
      case .laserShip1LSCX, .bpostPlate: return 5..<count
      case .gofo: return 4..<count
      case .onTracC, .onTracD: return 1..<(count - 1)
      case .yodel, .dhlPiece:
        var start = 0
        while start < count, text.isLetter(start) { start += 1 }
        return start..<count
      default: return 0..<count
      }
    }

    private func dpd(_ text: LabelText, from start: Int) -> [(name: String, value: String)] {
      let number = (start + 7)..<(start + 21)
      return [
        ("postcode", text.text(start..<(start + 7))), ("parcel_number", text.text(number)),
        ("service_code", text.text((start + 21)..<(start + 24))),
        ("country", text.text((start + 24)..<(start + 27))),
        ("serial", text.text(start..<(start + 27))),
        ("display_check", character(CheckDigits.mod37x36Value(text, start..<(start + 27)))),
        (
          "tracking_number_with_check",
          text.text(number) + character(CheckDigits.mod37x36Value(text, number))
        ),
      ]
    }

    private func usps(_ text: LabelText) -> [(name: String, value: String)] {
      var out: [(name: String, value: String)] = []
      let number = USPSDigits(text)
      let start = number?.start ?? 0
      if start > 3 {
        out += [("routing", text.text(0..<3)), ("destination_zip", text.text(3..<8))]
        if start > 8 { out.append(("destination_zip_plus_4", text.text(8..<12))) }
      }
      let last = text.count - 1
      let isBare = text.count - start == 20
      let service = isBare ? start : start + 2
      // Two digits of service in the old format, three in the new ones.
      let shipper = service + (format == .uspsLegacy ? 2 : 3)
      let isLong = format == .uspsLegacy || text[shipper] == 0x39
      let package = shipper + (isLong ? 9 : 6)
      if !isBare { out.append(("application_identifier", text.text(start..<service))) }
      out += [
        ("service", text.text(service..<shipper)), ("shipper", text.text(shipper..<package)),
        ("package", text.text(package..<last)), ("serial", text.text(start..<last)),
        ("check_digit", text.text(last..<(last + 1))),
      ]
      return out
    }

    private func character(_ value: Int) -> String {
      String(Unicode.Scalar(UInt8(value < 10 ? 0x30 + value : 0x37 + value)))
    }

    private func memberState(_ text: LabelText) -> String {
      let number = text.number(2..<5)
      guard let (first, second) = Countries.letters(ofNumber: number) else {
        return number == 900 ? "XI" : ""
      }
      return String(Unicode.Scalar(first)) + String(Unicode.Scalar(second))
    }
  }
#endif
