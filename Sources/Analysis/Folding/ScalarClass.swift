/// What a character counts as when a blank stands beside it.
enum ScalarClass: UInt32 {
    /// A Han character, kana, a symbol or a sign: blanks beside it are not content.
    case other
    /// A letter of the Latin script.
    case latin
    /// A letter of another script that is not CJK.
    case letter
    /// A decimal digit, or a number letter such as Ⅳ.
    case digit
    /// One of `.,;:!?`.
    case stop
    /// A combining mark or format character, which belongs to what stands before it.
    case mark
    /// A blank or line break.
    case blank
    /// A blank without width: U+200B or U+FEFF.
    case zeroWidthBlank
    /// The soft hyphen, which is dropped and parts nothing.
    case ignored
}
