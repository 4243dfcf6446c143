using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Twin.Devices.Listener.Wires;

/// <summary>A certificate whose key the other side has.</summary>
/// <param name="Thumbprint">SHA-256 of it, in lower-case hexadecimal digits.</param>
/// <param name="Names">Its common name, then its DNS names.</param>
/// <param name="IsVouchedFor">An authority that may name devices has signed it.</param>
internal sealed record DeviceCertificate(string Thumbprint, ImmutableArray<string> Names, bool IsVouchedFor)
{
    public static DeviceCertificate Of(X509Certificate2 certificate, bool isVouchedFor) => new(
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)),
        [.. CommonName(certificate), .. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames())],
        isVouchedFor);

    /// <summary>Whether an authority says that it is this device's.</summary>
    public bool IsFor(string device) => IsVouchedFor && Names.Contains(device, StringComparer.Ordinal);

    /// <summary>One attribute in a part of its own: a name with several could be read in more than one way.</summary>
    private static IEnumerable<string> CommonName(X509Certificate2 certificate) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.3")
            .Select(part => part.GetSingleElementValue())
            .OfType<string>()
            .Take(1);
}
