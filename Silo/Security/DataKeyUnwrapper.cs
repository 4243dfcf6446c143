using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Twin.Security;

/// <summary>
/// And unwrapped. The name of this class stands in every stored key: it must not change.
/// </summary>
internal sealed class DataKeyUnwrapper(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        WrappedElement.Open(encryptedElement, services.GetRequiredService<MasterKey>().OpenOrCreate());
}
