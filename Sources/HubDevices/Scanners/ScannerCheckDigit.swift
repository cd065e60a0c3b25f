import HubBarcode
import HubUnits

/// What the label's check digit says, if its format has one.
func checkDigit(of scan: DecodedScan) -> CheckDigitVerdict {
  .none
}
