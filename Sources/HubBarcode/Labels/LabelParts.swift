// The parts of a label, for people and programs: these allocate and stay out of the scan path.
#if !hasFeature(Embedded)
  import HubUnits

  extension LabelCandidate {
    /// The named parts of a label as this format, in the order they are printed.
    public func parts(of bytes: [UInt8]) -> [(name: String, value: String)] {
      guard bytes.count <= Barcode.capacity else { return [] }
      let text = LabelText(bytes.span)
      let count = text.count
      switch format {
      case .s10:
        return [
          ("service_indicator", text.text(0..<2)), ("serial", text.text(2..<10)),
          ("check_digit", text.text(10..<11)), ("country", text.text(11..<13)),
        ]
      case .ups1Z:
        return [
          ("shipper", text.text(2..<8)), ("service", text.text(8..<10)), ("package", text.text(10..<17)),
          ("check_digit", text.text(17..<18)),
        ]
      case .dpdParcelLabel, .dpd28:
        let start = format == .dpdParcelLabel ? 1 : 0
        return [
          ("postcode", text.text(start..<(start + 7))),
          ("parcel_number", text.text((start + 7)..<(start + 21))),
          ("service_code", text.text((start + 21)..<(start + 24))),
          ("country", text.text((start + 24)..<(start + 27))),
          ("display_check", character(CheckDigits.mod37x36Value(text, start..<(start + 27)))),
          (
            "tracking_number_with_check",
            text.text((start + 7)..<(start + 21))
              + character(CheckDigits.mod37x36Value(text, (start + 7)..<(start + 21)))
          ),
        ]
      case .dpdTracking:
        return [("parcel_number", text.text(0..<14)), ("check", text.text(14..<15))]
      case .leitcode:
        return [
          ("postcode", text.text(0..<5)), ("street", text.text(5..<8)), ("house", text.text(8..<11)),
          ("product", text.text(11..<13)), ("check_digit", text.text(13..<14)),
        ]
      case .airWaybill:
        let start = text.isDigit(3) ? 3 : 4
        return [
          ("prefix", text.text(0..<3)), ("serial", text.text(start..<(start + 7))),
          ("check_digit", text.text((start + 7)..<count)),
        ]
      case .movementReference:
        return [
          ("year", text.text(0..<2)), ("country", text.text(2..<4)), ("procedure", text.text(16..<17)),
          ("check_digit", text.text(17..<18)),
        ]
      case .ioss: return [("member_state", memberState(text))]
      case .eori: return [("country", text.text(0..<2)), ("number", text.text(2..<count))]
      case .unitLoadDevice:
        return [("type", text.text(0..<3)), ("serial_and_owner", text.text(3..<count))]
      case .sscc:
        let start = count == 20 ? 2 : 0
        return count == 18 || count == 20
          ? [
            ("extension_digit", text.text(start..<(start + 1))),
            ("serial", text.text((start + 1)..<(count - 1))), ("check_digit", text.text((count - 1)..<count)),
          ] : []
      default:
        guard strength == .checkDigit, count > 1 else { return [] }
        return [("serial", text.text(0..<(count - 1))), ("check_digit", text.text((count - 1)..<count))]
      }
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
