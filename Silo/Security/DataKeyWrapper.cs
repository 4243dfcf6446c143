using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Twin.Security;

/// <summary>How ASP.NET Core Data Protection has its keys wrapped.</summary>
internal sealed class DataKeyWrapper(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(WrappedElement.Of(plaintextElement, master.OpenOrCreate()), typeof(DataKeyUnwrapper));
}
