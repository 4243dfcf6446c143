using Twin.People;

namespace Twin.Grains.Tests.People;

public sealed class MaskTests
{
    [Theory]
    [InlineData("张伟", "张*")]
    [InlineData("王小明", "王*明")]
    [InlineData("欧阳娜娜", "欧阳**")]
    [InlineData("欧阳修", "欧阳*")]
    [InlineData("买买提江", "买***")]
    [InlineData("𠮷野", "𠮷*")]
    [InlineData("李", "*")]
    [InlineData("", "*")]
    public void Name_keeps_the_surname(string name, string masked) => Assert.Equal(masked, Mask.Name(name));

    [Theory]
    [InlineData("11010519491231002X", "110105********002X")]
    [InlineData("110105491231002", "110105********1002")]
    [InlineData("E12345678", "*******78")]
    [InlineData("A1", "**")]
    public void IdNumber_keeps_its_ends(string number, string masked) => Assert.Equal(masked, Mask.IdNumber(number));

    [Theory]
    [InlineData("13800138000", "138****8000")]
    [InlineData("12345", "***45")]
    [InlineData("12", "**")]
    public void Phone_keeps_its_ends(string number, string masked) => Assert.Equal(masked, Mask.Phone(number));

    [Theory]
    [InlineData("渝中区领事巷3栋2单元501", "渝中区领事巷3栋***")]
    [InlineData("渝中区领事巷12号3栋2单元501", "渝中区领事巷12号3栋***")]
    [InlineData("渝中区领事巷12号501", "渝中区领事巷12号***")]
    [InlineData("领事巷5号楼501", "领事巷5号楼***")]
    [InlineData("somewhere 501", "***")]
    public void Address_leads_to_the_building(string address, string masked) => Assert.Equal(masked, Mask.Address(address));
}
