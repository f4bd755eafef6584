using System.Reflection;
using System.Runtime.InteropServices;

namespace Redbook.Imapi.Tests.Tables;

/// <summary>The classes are those of the table, and the activator makes them.</summary>
public sealed class ClassTableTests
{
    public static TheoryData<string> Names => [.. ImapiTables.Classes.Select(static row => row.Name)];

    [Fact]
    public void Every_class_with_a_guid_is_in_the_table() => Assert.Equal(
        ImapiTables.Classes.Select(static row => row.Name).Order(StringComparer.Ordinal),
        typeof(IDiscMaster2).Assembly.GetExportedTypes()
            .Where(static type => type.IsClass && type.IsDefined(typeof(GuidAttribute), inherit: false))
            .Where(static type => type.Namespace == typeof(IDiscMaster2).Namespace)
            .Select(static type => type.Name)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Class_has_the_identity_and_interfaces_of_the_table(string name)
    {
        ImapiTables.ClassRow row = Row(name);
        Type type = TypeOf(name);
        Assert.Equal(row.Clsid, type.GUID);
        Assert.Equal(row.ProgId, type.GetCustomAttribute<ProgIdAttribute>()?.Value);
        Assert.Equal(row.Interfaces[0], type.GetCustomAttribute<ComDefaultInterfaceAttribute>()!.Value.Name);
        Assert.Subset(
            type.GetInterfaces().Select(static other => other.Name).ToHashSet(StringComparer.Ordinal),
            row.Interfaces.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(row.EventInterface, EventInterface(type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Activator_makes_what_clients_may_make(string name)
    {
        ImapiTables.ClassRow row = Row(name);
        if (row.ProgId is null)
        {
            Assert.Equal(
                ImapiResults.REGDB_E_CLASSNOTREG,
                Assert.Throws<ImapiException>(() => ImapiActivator.Create(row.Clsid)).HResult);
            Assert.Empty(TypeOf(name).GetConstructors());
            return;
        }

        Assert.Equal(name, ImapiActivator.Create(row.ProgId).GetType().Name);
        Assert.Equal(name, ImapiActivator.Create(row.ProgId.ToUpperInvariant()).GetType().Name);
        Assert.Equal(name, ImapiActivator.Create(row.Clsid).GetType().Name);
        Assert.Equal(name, ImapiActivator.Create(row.Clsid.ToString("B")).GetType().Name);
        Type alias = typeof(IDiscMaster2).Assembly.GetType($"Redbook.Imapi.{name}Class", throwOnError: true)!;
        Assert.IsType(alias, Activator.CreateInstance(alias));
        Assert.Equal(TypeOf(name), alias.BaseType);
    }

    private static ImapiTables.ClassRow Row(string name) => ImapiTables.Classes.Single(row => row.Name == name);

    private static Type TypeOf(string name) =>
        typeof(IDiscMaster2).Assembly.GetType($"Redbook.Imapi.{name}", throwOnError: true)!;

    private static string? EventInterface(Type type) =>
        type.GetCustomAttribute<ComSourceInterfacesAttribute>()?.Value.Split('\0')[0].Split(',')[0].Split('.')[^1];
}
